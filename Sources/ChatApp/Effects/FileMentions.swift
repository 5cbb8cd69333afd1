import ChatMarkdown
package import ChatModel
package import ChatUI
import FoundationEssentials
import SeedReading
import Wording

/// Puts the contents of `@path` mentions into a prompt.
package enum FileMentions {
  /// The request with the files' contents after its text.
  ///
  /// - Parameter isSure: True if it goes out though a mention names no file, or a file seems to hold a secret.
  package static func expand(
    _ request: SendRequest, isSure: Bool = false
  ) -> (SendRequest, FileExpansion) {
    let mentions = PathMentions(
      in: request.prompt, isThere: PathCompletion.isThere,
      isBegun: { !PathCompletion.candidates(for: $0).isEmpty })
    // A prompt that is sent again holds what it mentions already.
    let paths = mentions.paths.filter { !request.prompt.contains("\n\n\($0):\n```") }
    let reading: SeedReading
    do throws(SeedError) { reading = try SeedReader.read(paths, limits: .prompt) } catch {
      return (request, .refused(reason: error.description))
    }
    if !isSure,
      let doubt = MentionDoubt(unknown: mentions.unknown, secrets: reading.secrets)
    {
      return (request, .doubtful(doubt))
    }
    var request = request
    for file in reading.files {
      let fence = Backticks.around(file.text, atLeast: 3)
      // The fence stands on a line of its own; a file as a rule ends with a line end already.
      let end = file.text.isEmpty || file.text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
      request.prompt += "\n\n\(file.source.path):\n\(fence)\n\(file.text)\(end)\(fence)"
    }
    return (request, .done(said: words(for: reading)))
  }

  /// A remark about files that a text names and that are not sent; `nil` if there are none.
  package static func noteOfWords(in text: String) -> String? {
    let mentions = PathMentions(in: text, isThere: PathCompletion.isThere, isBegun: { _ in false })
    guard let first = mentions.paths.first else { return nil }
    let rest =
      mentions.paths.count > 1
      ? localized(" and \(mentions.paths.count - 1) more are") : localized(" is")
    return
      localized(
        "@\(first)\(rest) sent as text, without the file; files are attached only to typed prompts")
  }

  /// A description of the files that are sent and those that are not.
  private static func words(for reading: SeedReading) -> String? {
    guard !reading.files.isEmpty || !reading.leftOut.isEmpty else { return nil }
    let bytes = reading.sources.reduce(0) { $0 + $1.bytes }
    let count = Count.of(reading.files.count, "file")
    let go = reading.files.count == 1 ? localized("goes") : localized("go")
    let left = reading.leftOut.isEmpty ? "" : localized(" Left out: \(list(reading.leftOut)).")
    let notes = reading.notes.map { localized(" \($0).") }.joined()
    return localized("\(count) \(go) along, \(Count.of(bytes, "byte")).\(left)\(notes)")
  }

  private static func list(_ lines: [String]) -> String {
    let rest = lines.count > 5 ? localized(" and \(lines.count - 5) more") : ""
    return lines.prefix(5).joined(separator: localized("; ")) + rest
  }
}
