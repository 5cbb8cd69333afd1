/// Lays text out in rows of cells.
public enum TextWrap {
  /// Lays spans out in rows of at most `width` columns, broken by UAX #14 with kinsoku.
  ///
  /// Line feeds end rows, so that the text "a\n" has two. Tabs reach every eighth column. Spaces at
  /// a break hang over the end and are not part of the row; words longer than a row are split
  /// between grapheme clusters. A wide glyph in a single column shows as U+FFFD.
  ///
  /// - Parameters:
  ///   - spans: Any text; it is sanitised here.
  ///   - width: Columns of a row with its indent; less than 1 counts as 1.
  ///   - first: The indent of the first row, part of the width.
  ///   - rest: The indent of every other row, part of the width.
  public static func wrap(
    _ spans: [StyledSpan], width: Int, first: [StyledSpan] = [], rest: [StyledSpan] = []
  ) -> [StyledLine] {
    let rest = RowIndent(rest, width: width)
    var indent = RowIndent(first, width: width)
    return JoinedSpans.with(spans) { joined in
      var cutter = RowCutter(joined, spans: spans, tabs: .prose)
      joined.forEachLine { line in
        let filler = RowFiller(prose: joined.bytes, line: line, tabs: .prose)
        var start = line.lowerBound
        repeat {
          let row = filler.row(from: start, budget: indent.budget)
          cutter.add(row, from: start, indent: indent)
          start = row.next
          indent = rest
        } while start < line.upperBound
      }
      return cutter.rows
    }
  }

  /// Lays code out in rows of at most `width` columns, cut by column between grapheme clusters.
  ///
  /// Every line of the source starts a row; its further rows start with `continuation`, part of the
  /// width. Tabs reach every fourth column of the source line's row. Nothing is left out.
  public static func wrapCode(
    _ spans: [StyledSpan], width: Int, continuation: [StyledSpan]
  ) -> [StyledLine] {
    let whole = RowIndent([], width: width)
    let rest = RowIndent(continuation, width: width)
    return JoinedSpans.with(spans) { joined in
      var cutter = RowCutter(joined, spans: spans, tabs: .code)
      joined.forEachLine { line in
        let filler = RowFiller(code: joined.bytes, line: line, tabs: .code)
        var start = line.lowerBound
        var indent = whole
        repeat {
          let row = filler.codeRow(from: start, budget: indent.budget)
          cutter.add(row, from: start, indent: indent)
          start = row.next
          indent = rest
        } while start < line.upperBound
      }
      return cutter.rows
    }
  }
}

extension RowCutter {
  fileprivate mutating func add(_ row: RowFiller.Row, from start: Int, indent: RowIndent) {
    if row.isTooNarrow {
      addReplacement(of: start..<row.end, indent: indent)
    } else {
      add(start..<row.end, indent: indent)
    }
  }
}
