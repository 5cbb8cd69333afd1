/// A message cut at its fenced code blocks (CommonMark, section 4.5); the rest is left as it is.
struct FencedText: Equatable {
  enum Part: Equatable {
    case prose(String)
    case code(language: String, String)
  }

  private(set) var parts: [Part] = []
  /// What closes the last block, when the message ends inside it.
  private(set) var openFence: String?

  private struct Fence {
    let mark: UInt8
    let length: Int
    let info: String
  }

  init(_ text: String) {
    var prose: [Substring] = []
    var code: [Substring] = []
    var open: Fence?
    // By bytes: as characters, CR LF would be one that is not LF.
    for piece in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = Substring(piece)
      guard let fence = open else {
        if let fence = Self.fence(line) {
          finish(&prose)
          open = fence
        } else {
          prose.append(line)
        }
        continue
      }
      if Self.closes(line, fence) {
        finish(&code, fence)
        open = nil
      } else {
        code.append(line)
      }
    }
    finish(&prose)
    if let open {
      finish(&code, open)
      openFence = String(repeating: Character(Unicode.Scalar(open.mark)), count: open.length)
    }
  }

  private mutating func finish(_ lines: inout [Substring]) {
    let text = lines.joined(separator: "\n")
    if text.contains(where: { !$0.isWhitespace }) { parts.append(.prose(text)) }
    lines = []
  }

  private mutating func finish(_ lines: inout [Substring], _ fence: Fence) {
    let language = fence.info.prefix { !$0.isWhitespace }
    parts.append(.code(language: String(language), lines.joined(separator: "\n")))
    lines = []
  }

  private static func fence(_ line: Substring) -> Fence? {
    let rest = line.utf8.drop { $0 == 0x20 }
    guard line.utf8.count - rest.count <= 3, let mark = rest.first,
      mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
    else { return nil }
    let length = rest.prefix { $0 == mark }.count
    let info = rest.dropFirst(length)
    guard length >= 3, mark == UInt8(ascii: "~") || !info.contains(mark) else { return nil }
    let words = String(Substring(info)).drop { $0.isWhitespace }
    return Fence(mark: mark, length: length, info: String(words))
  }

  private static func closes(_ line: Substring, _ fence: Fence) -> Bool {
    let rest = line.utf8.drop { $0 == 0x20 }
    guard line.utf8.count - rest.count <= 3 else { return false }
    let length = rest.prefix { $0 == fence.mark }.count
    return length >= fence.length
      && rest.dropFirst(length).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}
