/// Styles as control sequences, "select graphic rendition" of ECMA-48, for output that is written line by line.
///
/// The screen's styles become bytes in ncurses; this is the one other place.
public enum SGR {
  /// A row that leaves the terminal in its own look. The text is sanitised, and stays on its row whatever it holds.
  ///
  /// - Parameter isStyled: False for a terminal that takes no control sequences.
  public static func text(of line: StyledLine, isStyled: Bool = true) -> String {
    var result = ""
    var style = Style.plain
    func change(to new: Style) {
      guard isStyled, new != style else { return }
      result += "\u{1B}[\(parameters(of: new))m"
      style = new
    }
    for span in line.spans where !span.text.isEmpty {
      change(to: span.style)
      result += DisplayText.everywhere(DisplayText.onOneRow(span.text))
    }
    change(to: .plain)
    return result
  }

  /// Rows, a line each.
  public static func lines(_ rows: [StyledLine]) -> String {
    rows.map { text(of: $0) + "\n" }.joined()
  }

  /// The numbers that lead to a style, whatever the look was before.
  static func parameters(of style: Style) -> String {
    var numbers = ["0"]
    for (attribute, number) in attributes where style.attributes.contains(attribute) {
      numbers.append(number)
    }
    if let index = style.foreground.index { numbers.append(color(index, base: 30)) }
    if let index = style.background.index { numbers.append(color(index, base: 40)) }
    return numbers.joined(separator: ";")
  }

  private static let attributes: [(Attributes, String)] = [
    (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    (.strikethrough, "9"),
  ]

  /// The first eight colours and their bright forms have numbers of their own, which every terminal knows.
  private static func color(_ index: UInt8, base: Int) -> String {
    switch index {
    case ..<8: "\(base + Int(index))"
    case ..<16: "\(base + 60 + Int(index) - 8)"
    default: "\(base + 8);5;\(index)"
    }
  }
}
