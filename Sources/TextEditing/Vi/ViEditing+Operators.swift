/// Operators on stretches of the text.
extension ViEditing {
  /// An operator of normal mode; `true` if it changed the text.
  mutating func operate(
    _ operation: ViOperator, _ target: ViCommand.Target, _ command: ViCommand,
    in editor: inout TextEditor
  ) -> Bool {
    guard let span = span(of: operation, target, command.count, in: &editor) else { return false }
    if operation.isChange { lastChange = ViChange(command: command) }
    return apply(operation, to: span, command.register, in: &editor)
  }

  private mutating func span(
    of operation: ViOperator, _ target: ViCommand.Target, _ count: Int?,
    in editor: inout TextEditor
  ) -> ViSpan? {
    let buffer = editor.buffer
    let origin = editor.cursor
    switch target {
    case .selection: return nil
    case .lines:
      let steps = (count ?? 1) - 1
      if steps > 0, buffer.nextLine(after: origin) == nil { return nil }
      let last = buffer.line(steps, from: origin)
      // As in vim: the cursor goes to the first letter of the last line, and the smaller place counts.
      let cursor = operation == .yank ? origin : min(origin, buffer.firstNonBlank(of: last))
      return .lines(origin, last, cursor: cursor, in: buffer)
    case .motion(let motion):
      guard let move = moveFound(motion, count, for: operation, in: editor) else { return nil }
      if move.isShort {
        editor.placeCursor(move.place)
        return nil
      }
      if move.isLines {
        let isHere = operation == .yank && motion == .lineHere
        let cursor = isHere ? origin : min(origin, move.place)
        return .lines(origin, move.place, cursor: cursor, in: buffer)
      }
      let span = ViSpan(
        from: origin, to: move.place, isInclusive: move.isInclusive, keepsEnd: move.keepsEnd,
        in: buffer)
      return operation == .delete ? span.widened(in: buffer) : span
    case .object(let object):
      let selector = ViSelector(buffer: buffer, cursor: origin, anchor: nil, isSelecting: false)
      guard let found = selector.find(object, count ?? 1) else { return nil }
      if found.isLines { return .lines(found.start, found.end, cursor: found.start, in: buffer) }
      let span = ViSpan(
        from: found.start, to: found.end, isInclusive: found.isInclusive, in: buffer)
      return operation == .delete ? span.widened(in: buffer) : span
    }
  }

  /// Does what an operator does; `true` if it changed the text.
  mutating func apply(
    _ operation: ViOperator, to span: ViSpan, _ register: Character?, times: Int = 1,
    in editor: inout TextEditor
  ) -> Bool {
    editor.placeCursor(span.cursor)
    switch operation {
    case .yank:
      // As in vim: where there is nothing to yank, nothing is in the register afterwards.
      registers.keep(content(of: span, in: editor), in: register)
      return false
    case .delete: return delete(span, register, in: &editor)
    case .change: return change(span, register, in: &editor)
    case .shiftLeft, .shiftRight:
      return shift(span, by: operation == .shiftRight ? times : -times, in: &editor)
    case .toggleCase, .lowerCase, .upperCase:
      guard let style = ViCase(operation) else { return false }
      let old = Array(editor.buffer.units[span.range])
      let new = style.applied(to: old)
      guard new != old else { return false }
      editor.viEdit(span.range, new) { _, _ in span.cursor }
      return true
    }
  }

  mutating func keep(_ span: ViSpan, _ register: Character?, of editor: TextEditor) {
    guard span.isLines || !span.range.isEmpty else { return }
    registers.keep(content(of: span, in: editor), in: register)
  }

  private func content(of span: ViSpan, in editor: TextEditor) -> ViRegisters.Content {
    ViRegisters.Content(units: Array(editor.buffer.units[span.range]), isLines: span.isLines)
  }

  private mutating func delete(
    _ span: ViSpan, _ register: Character?, in editor: inout TextEditor
  ) -> Bool {
    // Of an empty text there is nothing to delete.
    guard editor.buffer.count > 0 else { return false }
    keep(span, register, of: editor)
    guard span.isLines else {
      guard !span.range.isEmpty else { return false }
      editor.viEdit(span.range, []) { _, end in end }
      return true
    }
    // The line end after the lines goes with them, at the end of the text the one before.
    let isLast = span.range.upperBound == editor.buffer.count
    let start = span.range.lowerBound - (isLast && span.range.lowerBound > 0 ? 1 : 0)
    let end = span.range.upperBound + (isLast ? 0 : 1)
    guard start < end else { return false }
    editor.viEdit(start..<end, []) { buffer, _ in buffer.firstNonBlank(of: min(start, buffer.count))
    }
    return true
  }

  private mutating func change(
    _ span: ViSpan, _ register: Character?, in editor: inout TextEditor
  ) -> Bool {
    if editor.buffer.count > 0 { keep(span, register, of: editor) }
    if span.range.isEmpty {
      editor.placeCursor(span.range.lowerBound)
    } else {
      editor.viEdit(span.range, []) { _, end in end }
    }
    begin(nil, count: 1, in: &editor)
    return !span.range.isEmpty
  }

  /// Four columns, in spaces.
  private static let shiftWidth = 4

  private func shift(_ span: ViSpan, by steps: Int, in editor: inout TextEditor) -> Bool {
    let buffer = editor.buffer
    let start = buffer.lineStart(of: span.range.lowerBound)
    let end = buffer.lineEnd(
      of: span.isLines
        ? span.range.upperBound : max(span.range.lowerBound, span.range.upperBound - 1))
    var new: [EditUnit] = []
    var line: Int? = start
    while let place = line, place <= end {
      if place > start { new.append(.scalar("\n")) }
      var text = place
      while buffer.isViBlank(text) { text += 1 }
      let row = EditRow(start: place, end: text, next: nil)
      let old = buffer.column(of: text, in: row, width: .max / 2)
      let isEmpty = buffer.isLineEnd(place)
      let columns = isEmpty ? 0 : max(0, min(old + steps * Self.shiftWidth, 10_000))
      new += Array(repeating: .scalar(" "), count: columns)
      new += buffer.units[text..<buffer.lineEnd(of: text)]
      line = buffer.nextLine(after: place)
    }
    let isChanged = new != Array(buffer.units[start..<end])
    if isChanged { editor.viEdit(start..<end, new) { _, _ in start } }
    editor.placeCursor(editor.buffer.firstNonBlank(of: start))
    return isChanged
  }
}
