/// Texts that must not be taken for Markdown.
enum EscapedMarkdown {
  /// A text on one line, every mark of Markdown escaped.
  static func inline(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&": result += "\\\(scalar)"
      case _ where scalar.properties.isWhitespace || scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A code span, whatever the text holds.
  static func code(_ text: String) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let pad = longest > 0 ? " " : ""
    return fence + pad + text.filter { !$0.isNewline } + pad + fence
  }

  /// A block quote.
  static func quote(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { $0.isEmpty ? ">" : "> \($0)" }
      .joined(separator: "\n")
  }
}
