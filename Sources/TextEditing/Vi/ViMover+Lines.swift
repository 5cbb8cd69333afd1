/// Motions from line to line.
extension ViMover {
  func vertical(_ steps: Int, isLines: Bool) -> ViMove? {
    let line = buffer.line(steps, from: origin)
    guard line != buffer.lineStart(of: origin) else { return nil }
    var move = ViMove(
      goal == .max
        ? buffer.lastPlace(of: line, pastEnd: isSelecting) : place(atColumn: goal, of: line))
    move.isLines = isLines
    return move
  }

  /// The first letter of a line by its number, or of the last.
  func line(_ number: Int) -> ViMove {
    let line = buffer.line(min(number - 1, buffer.count), from: 0)
    return ViMove(buffer.firstNonBlank(of: line), isLines: true)
  }

  func lineFirst(_ steps: Int) -> ViMove? {
    let line = buffer.line(steps, from: origin)
    if steps != 0, line == buffer.lineStart(of: origin) { return nil }
    return ViMove(buffer.firstNonBlank(of: line), isLines: true)
  }
}
