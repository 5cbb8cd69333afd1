import TerminalKit

@testable import ChatMarkdown

/// Looks for words of a source that its rows do not show.
enum TextKept {
  /// The words of a source that are missing in the rows of a message.
  static func missing(_ source: String, in text: MarkdownText) -> [String] {
    let shown = squeezed((0..<text.rowCount).map { text[$0].line.text }.joined())
    return words(source).filter { !shown.contains($0) }
  }

  /// Without anything but letters and digits: rows may break a word anywhere.
  private static func squeezed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter(isWord)))
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// The words of a source that are no markup: not those of character references, of the numbers of
  /// items, or of labels that stand for a link's address; nor line break elements.
  private static func words(_ source: String) -> [String] {
    var result: [String] = []
    let plain =
      source
      .replacing(/<[bB][rR] ?\/?>/, with: " ")
      .replacing(/&#?[A-Za-z0-9]+;?/, with: " ")
      .replacing(/(?m)^[ \t>*+-]*[0-9]+[.)]/, with: " ")
      .replacing(/\[[xX]\]/, with: " ")
      .replacing(/\]\[[^\[\]]*(\\.[^\[\]]*)*(\]|$)/, with: " ")
    for word in plain.unicodeScalars.split(whereSeparator: { !isWord($0) }) {
      result.append(String(word))
    }
    return result
  }
}
