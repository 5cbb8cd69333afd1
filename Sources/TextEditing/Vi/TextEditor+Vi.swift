/// The changes that vi's commands make to a text.
extension TextEditor {
  /// Puts the cursor at a place; the undo history goes on where it was.
  mutating func placeCursor(_ place: Int) {
    cursor = min(max(0, place), buffer.count)
    endAction()
  }

  /// Makes changes that are one step of the undo history with those before.
  mutating func viGroup(_ body: (inout TextEditor) -> Void) {
    isGrouping = true
    body(&self)
    isGrouping = false
  }

  /// A change within the step in progress.
  mutating func viEdit(
    _ range: Range<Int>, _ new: [EditUnit], place: (EditBuffer, _ end: Int) -> Int
  ) {
    viGroup { $0.edit(range, new, .grouped, place: place) }
    endAction()
  }

  /// Goes a step through the undo history; the cursor goes to where it was before the change, as in vim.
  mutating func viTravel(isBack: Bool) -> Bool {
    let lineAndUnit: (Int, Int)?
    if isBack {
      lineAndUnit = nil
    } else {
      lineAndUnit = nextRedoCursor.map {
        (buffer.lineNumber(of: $0), $0 - buffer.lineStart(of: $0))
      }
    }
    guard travel(isBack) else { return false }
    if let (line, unit) = lineAndUnit {
      let start = buffer.line(line, from: 0)
      cursor = min(start + unit, buffer.lineEnd(of: start))
    }
    endAction()
    return true
  }
}
