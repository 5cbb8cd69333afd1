import ChatMarkdown

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
    // Runs on two lines become one.
    let text = text.filter { !$0.isNewline }
    let fence = Backticks.around(text, atLeast: 1)
    let pad = fence.utf8.count > 1 ? " " : ""
    return fence + pad + text + pad + fence
  }

  /// A block quote.
  static func quote(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { $0.isEmpty ? ">" : "> \($0)" }
      .joined(separator: "\n")
  }
}
