/// The indent of a row, and the columns left for its text.
struct RowIndent {
  let spans: [StyledSpan]
  /// At least 1.
  let budget: Int

  /// An indent in rows of `width` columns, cut short where it would leave nothing for the text.
  init(_ spans: [StyledSpan], width: Int) {
    let width = max(1, width)
    let spans = spans.map { StyledSpan(TextWrap.singleRow($0.text), $0.style) }
    let taken = spans.reduce(0) { $0 + CellWidth.of($1.text) }
    if taken < width {
      self.spans = spans
      budget = width - taken
      return
    }
    var kept: [StyledSpan] = []
    var left = width - 1
    for span in spans where left > 0 {
      let text = TextWrap.prefix(span.text, width: left)
      left -= CellWidth.of(text)
      if !text.isEmpty { kept.append(StyledSpan(text, span.style)) }
    }
    self.spans = kept
    budget = left + 1
  }
}
