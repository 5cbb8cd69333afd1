extension TextWrap {
  /// The beginning of a text in at most `width` columns, with an ellipsis where something was cut.
  ///
  /// The result is sanitised and of one row: line feeds and tabs become spaces.
  public static func truncate(_ text: String, width: Int, ellipsis: String = "…") -> String {
    let text = singleRow(text)
    if CellWidth.of(text) <= width { return text }
    let end = prefix(singleRow(ellipsis), width: width)
    return prefix(text, width: width - CellWidth.of(end)) + end
  }

  /// Both ends of a text in at most `width` columns, with an ellipsis between them where something
  /// was cut: an id keeps its distinctive part.
  public static func truncateMiddle(_ text: String, width: Int) -> String {
    let text = singleRow(text)
    if CellWidth.of(text) <= width { return text }
    if width < 1 { return "" }
    return prefix(text, width: width / 2) + "…" + suffix(text, width: (width - 1) / 2)
  }

  /// The clusters of sanitised text that fit into `width` columns from the start.
  static func prefix(_ text: String, width: Int) -> String {
    var left = width
    var end = text.startIndex
    while end < text.endIndex {
      left -= CellWidth.of(text[end])
      if left < 0 { break }
      text.formIndex(after: &end)
    }
    return String(text[..<end])
  }

  private static func suffix(_ text: String, width: Int) -> String {
    var left = width
    var start = text.endIndex
    while start > text.startIndex {
      let before = text.index(before: start)
      left -= CellWidth.of(text[before])
      if left < 0 { break }
      start = before
    }
    return String(text[start...])
  }

  /// The sanitised text with its line feeds and tabs as spaces.
  static func singleRow(_ text: String) -> String {
    let text = DisplayText.sanitize(text)
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(text.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
  }
}
