/// The commands of visual mode.
extension ViEditing {
  /// Carries out a command; `true` if it changed the text.
  mutating func runVisual(_ command: ViCommand, in editor: inout TextEditor) -> Bool {
    let count = command.count ?? 1
    switch command.verb {
    case .reselect: reselect(in: &editor)
    case .visual, .visualLine:
      let next: ViMode = command.verb == .visual ? .visual : .visualLine
      if mode == next { leaveSelection(at: editor.cursor, in: &editor) } else { mode = next }
    case .swapEnds:
      let place = editor.cursor
      editor.placeCursor(anchor)
      anchor = place
    case .select(let object): select(object, count, in: &editor)
    case .operate(let operation, .selection(let asLines)):
      let span = selected(asLines: asLines, operation, in: editor)
      lastChangeOfSelection(command, in: editor, asLines: asLines)
      return operateOnSelection(operation, span, command, in: &editor)
    case .replace, .join, .put:
      let span = selected(asLines: false, .delete, in: editor)
      lastChangeOfSelection(command, in: editor, asLines: false)
      keepSelection(editor)
      mode = .normal
      return runOn(span, command, in: &editor)
    case .move, .operate, .type, .writeOver, .toggleCase, .undo, .redo, .again: break
    }
    return false
  }

  /// `gv`: the selection before this one.
  mutating func reselect(in editor: inout TextEditor) {
    guard let last = lastSelection else { return }
    keepSelection(editor)
    mode = last.mode
    anchor = editor.buffer.index(of: last.anchor)
    editor.placeCursor(editor.buffer.index(of: last.cursor))
  }

  private mutating func keepSelection(_ editor: TextEditor) {
    guard mode.isVisual else { return }
    lastSelection = ViSelection(
      mode: mode, anchor: editor.buffer.place(of: anchor),
      cursor: editor.buffer.place(of: editor.cursor))
  }

  mutating func leaveSelection(at place: Int, in editor: inout TextEditor) {
    keepSelection(editor)
    mode = .normal
    editor.placeCursor(place)
    settle(&editor)
  }

  private mutating func select(_ object: ViObject, _ count: Int, in editor: inout TextEditor) {
    let selector = ViSelector(
      buffer: editor.buffer, cursor: editor.cursor, anchor: anchor == editor.cursor ? nil : anchor,
      isSelecting: true, isSelectingLines: mode == .visualLine)
    guard let found = selector.find(object, count) else { return }
    mode = found.isLines ? .visualLine : .visual
    let isBegunThere = found.isLines && editor.buffer.lineStart(of: anchor) == found.start
    if !isBegunThere { anchor = found.start }
    let end = found.isInclusive || found.end <= found.start ? found.end : found.end - 1
    editor.placeCursor(end)
  }

  /// The selection as an operator takes it: behind the last unit of a line it holds the line end.
  private func selected(asLines: Bool, _ operation: ViOperator, in editor: TextEditor) -> ViSpan {
    let buffer = editor.buffer
    let start = min(anchor, editor.cursor)
    let end = max(anchor, editor.cursor)
    if asLines || mode == .visualLine {
      // As in vim: at the start of the line, unless the selection was made upwards.
      let isUpwards = editor.cursor < buffer.lineStart(of: anchor)
      let cursor = isUpwards ? start : buffer.lineStart(of: start)
      return .lines(start, end, cursor: cursor, in: buffer)
    }
    let takesEnd = !operation.takesLines && end < buffer.count
    let range = start..<(buffer.isLineEnd(end) && !takesEnd ? end : end + 1)
    return ViSpan(range: range, isLines: false, cursor: start)
  }

  private mutating func lastChangeOfSelection(
    _ command: ViCommand, in editor: TextEditor, asLines: Bool
  ) {
    if case .operate(.yank, _) = command.verb { return }
    let buffer = editor.buffer
    let (start, end) = (min(anchor, editor.cursor), max(anchor, editor.cursor))
    let lines = buffer.lineNumber(of: end) - buffer.lineNumber(of: start)
    let first = lines == 0 ? start : buffer.lineStart(of: end)
    lastChange = ViChange(
      command: command,
      extent: ViChange.Extent(
        lines: lines, units: end - first + 1, isLines: asLines || mode == .visualLine))
  }

  private mutating func operateOnSelection(
    _ operation: ViOperator, _ span: ViSpan, _ command: ViCommand, in editor: inout TextEditor
  ) -> Bool {
    keepSelection(editor)
    mode = .normal
    return apply(
      operation, to: span, command.register, times: command.count ?? 1, in: &editor)
  }

  /// `.` after a command of visual mode: as much text as then, from the cursor on.
  mutating func runOnExtent(
    _ extent: ViChange.Extent, _ command: ViCommand, in editor: inout TextEditor
  ) -> Bool {
    let buffer = editor.buffer
    let start = editor.cursor
    let line = extent.lines == 0 ? start : buffer.line(extent.lines, from: start)
    let span: ViSpan
    if extent.isLines {
      span = .lines(start, line, cursor: start, in: buffer)
    } else {
      let end = min(line + extent.units - 1, buffer.lastPlace(of: line))
      span = ViSpan(
        range: start..<max(start, min(end + 1, buffer.count)), isLines: false, cursor: start)
    }
    if case .operate(let operation, _) = command.verb {
      return apply(
        operation, to: span, command.register, times: command.count ?? 1, in: &editor)
    }
    return runOn(span, command, in: &editor)
  }
}
