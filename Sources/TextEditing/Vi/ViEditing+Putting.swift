/// Putting what is in a register.
extension ViEditing {
  /// A count is no way to fill the memory.
  private static let putBound = 1 << 20

  func bounded(_ count: Int, of content: ViRegisters.Content) -> Int {
    max(1, min(count, Self.putBound / (content.units.count + 1)))
  }

  /// `p` and `P`; `false` if there is nothing to put.
  func put(
    _ content: ViRegisters.Content?, _ count: Int, isBefore: Bool, in editor: inout TextEditor
  ) -> Bool {
    guard let content else { return false }
    let count = bounded(count, of: content)
    let buffer = editor.buffer
    let place = editor.cursor
    if content.isLines {
      let isBelow = !isBefore
      let target = isBelow ? buffer.lineEnd(of: place) : buffer.lineStart(of: place)
      let end: EditUnit = .scalar("\n")
      var new: [EditUnit] = []
      for _ in 0..<count { new += isBelow ? [end] + content.units : content.units + [end] }
      editor.viEdit(target..<target, new) { buffer, _ in
        buffer.firstNonBlank(of: isBelow ? target + 1 : target)
      }
      return true
    }
    guard !content.units.isEmpty else { return false }
    let target = isBefore || buffer.isLineEnd(place) ? place : place + 1
    let new = EditBuffer.recut((0..<count).flatMap { _ in content.units })
    let hasLines = content.units.contains(where: \.isNewline)
    editor.viEdit(target..<target, new) { _, end in hasLines ? target : max(target, end - 1) }
    return true
  }
}
