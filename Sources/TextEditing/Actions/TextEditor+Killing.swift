extension TextEditor {
  /// Deletes some text into the kill ring; kills in a row become one entry.
  mutating func kill(_ range: Range<Int>) -> EditOutcome {
    guard !range.isEmpty else {
      endAction(precedent == .kill ? .kill : .none)
      return .ignored
    }
    killRing.add(
      Array(buffer.units[range]),
      isBackward: range.lowerBound < cursor && range.upperBound == cursor,
      isMerged: precedent == .kill)
    edit(range, [], .single)
    endAction(.kill)
    return .handled
  }

  /// To the start of the line, and from there the line end before it.
  var toLineStart: Range<Int> {
    let start = buffer.lineStart(of: cursor)
    return start == cursor ? max(0, cursor - 1)..<cursor : start..<cursor
  }

  /// To the end of the line, and from there the line end itself.
  var toLineEnd: Range<Int> {
    let end = buffer.lineEnd(of: cursor)
    return cursor..<(end == cursor ? min(buffer.count, end + 1) : end)
  }

  var wholeLine: Range<Int> {
    buffer.lineStart(of: cursor)..<min(buffer.count, buffer.lineEnd(of: cursor) + 1)
  }

  mutating func yank() -> EditOutcome {
    guard let units = killRing.newest() else {
      endAction()
      return .ignored
    }
    put(units, at: cursor..<cursor)
    return .handled
  }

  mutating func yankPop() -> EditOutcome {
    guard case .yank(let range) = precedent, let units = killRing.next() else {
      endAction()
      return .ignored
    }
    put(units, at: range)
    return .handled
  }

  private mutating func put(_ units: [EditUnit], at range: Range<Int>) {
    let lower = range.lowerBound
    edit(range, units, .single)
    endAction(.yank(min(lower, cursor)..<cursor))
  }
}
