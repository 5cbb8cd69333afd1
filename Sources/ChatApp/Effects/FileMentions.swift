import ChatModel
import ChatUI
import FoundationEssentials

/// Puts the contents of `@path` mentions into a prompt.
enum FileMentions {
  /// The largest file that is put into a prompt, in bytes: about 250,000 tokens.
  static let largest = 1_000_000

  /// The request with the files' contents after its text; a mention of no readable file stays as it is.
  static func expand(_ request: SendRequest, paths: [String]) -> AppEvent {
    var request = request
    for path in paths {
      switch TextFile.read(path, limit: largest) {
      case .text(let text):
        request.prompt += "\n\n\(path):\n\(fence(text))\n\(text)\n\(fence(text))"
      case .tooLarge(let bytes):
        return .filesExpanded(
          request,
          failure:
            "@\(path) has \(bytes) bytes; at most \(largest) go into a prompt. Make a context of it"
            + " instead, with /ctx new.", at: Date())
      case .binary:
        return .filesExpanded(
          request, failure: "@\(path) is not a text file, so nothing was sent.", at: Date())
      case .missing: continue
      }
    }
    return .filesExpanded(request, failure: nil, at: Date())
  }

  /// A fence that the text does not contain.
  private static func fence(_ text: String) -> String {
    var longest = 2
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: longest + 1)
  }
}
