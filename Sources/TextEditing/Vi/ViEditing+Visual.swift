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
    lastSelection = Selection(
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
      buffer: editor.buffer, cursor: editor.cursor, anchor: anchor == editor.cursor ? nil : anchor, isSelecting: true)
    guard let found = selector.find(object, count) else { return }
    mode = found.isLines ? .visualLine : .visual
    anchor = found.start
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
      let cursor = editor.cursor < anchor ? start : buffer.lineStart(of: start)
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

  /// The commands that are no operators.
  private mutating func runOn(
    _ span: ViSpan, _ command: ViCommand, in editor: inout TextEditor
  ) -> Bool {
    editor.placeCursor(span.cursor)
    switch command.verb {
    case .replace(let character): return replaceAll(span, with: character, in: &editor)
    case .join(let hasSpace):
      let buffer = editor.buffer
      let last = max(span.range.lowerBound, span.range.upperBound - (span.isLines ? 0 : 1))
      let lines = buffer.lineNumber(of: last) - buffer.lineNumber(of: span.range.lowerBound) + 1
      return join(lines, hasSpace: hasSpace, in: &editor)
    case .put(let isBefore): return putOver(span, command, keepsRegister: isBefore, in: &editor)
    default: return false
    }
  }

  private func replaceAll(
    _ span: ViSpan, with character: Character, in editor: inout TextEditor
  ) -> Bool {
    let unit = EditUnit.units(of: String(character))
    let new = EditBuffer.recut(
      editor.buffer.units[span.range].flatMap { $0.isNewline ? [$0] : unit })
    editor.viEdit(span.range, new) { _, _ in span.range.lowerBound }
    return !span.range.isEmpty
  }

  /// `p`: what was selected goes into the register, `P`: it does not.
  private mutating func putOver(
    _ span: ViSpan, _ command: ViCommand, keepsRegister: Bool, in editor: inout TextEditor
  ) -> Bool {
    guard let content = registers[command.register] else { return false }
    if !keepsRegister { keep(span, nil, of: editor) }
    let count = bounded(command.count ?? 1, of: content)
    let start = span.range.lowerBound
    let line: [EditUnit] = [.scalar("\n")]
    if span.isLines {
      // Text without line ends gets lines of its own.
      let new = Array((0..<count).map { _ in content.units }.joined(separator: line))
      editor.viEdit(span.range, new) { buffer, _ in buffer.firstNonBlank(of: start) }
    } else if content.isLines {
      let new = line + (0..<count).flatMap { _ in content.units + line }
      editor.viEdit(span.range, new) { buffer, _ in buffer.firstNonBlank(of: start + 1) }
    } else {
      let new = EditBuffer.recut((0..<count).flatMap { _ in content.units })
      let hasLines = content.units.contains(where: \.isNewline)
      editor.viEdit(span.range, new) { _, end in hasLines ? start : max(start, end - 1) }
    }
    return true
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

extension EditBuffer {
  fileprivate func place(of index: Int) -> ViEditing.Selection.Place {
    ViEditing.Selection.Place(line: lineNumber(of: index), unit: index - lineStart(of: index))
  }

  fileprivate func index(of place: ViEditing.Selection.Place) -> Int {
    let start = line(place.line, from: 0)
    return min(start + place.unit, lineEnd(of: start))
  }
}
