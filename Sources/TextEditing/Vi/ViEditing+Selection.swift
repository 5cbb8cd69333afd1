/// The commands on a selection that are no operators.
extension ViEditing {
  /// The commands that are no operators.
  mutating func runOn(
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
}
