/// A walk through a text, place by place: the units of each line and its end.
struct ViWalk {
  /// The result of a step.
  enum Step {
    /// Another place in the line.
    case inLine
    /// The end of the line.
    case lineEnd
    /// Another line.
    case otherLine
    /// Nowhere: the text ends here.
    case none
  }

  let buffer: EditBuffer
  var place: Int

  var isLineEnd: Bool { buffer.isLineEnd(place) }
  var isLineStart: Bool { buffer.isLineStart(place) }
  var isEmptyLine: Bool { buffer.isEmptyLine(place) }

  mutating func forward() -> Step {
    guard place < buffer.count else { return .none }
    let leavesLine = isLineEnd
    place += 1
    return leavesLine ? .otherLine : isLineEnd ? .lineEnd : .inLine
  }

  mutating func back() -> Step {
    guard place > 0 else { return .none }
    let leavesLine = isLineStart
    place -= 1
    return leavesLine ? .otherLine : .inLine
  }

  /// Forward, over the end of a line that is not empty; `false` at the end of the text.
  @discardableResult
  mutating func forwardOverEnds() -> Bool {
    let step = forward()
    if step == .lineEnd { return forward() != .none }
    return step != .none
  }

  /// Back, over the end of a line that is not empty; `false` at the start of the text.
  @discardableResult
  mutating func backOverEnds() -> Bool {
    let step = back()
    if step == .otherLine, !isLineStart { return back() != .none }
    return step != .none
  }

  /// The class of the unit here; the end of a line is blank.
  func wordClass(isBig: Bool) -> ViWordClass {
    guard !isLineEnd else { return .blank }
    let kind = ViWordClass(buffer.units[place])
    return isBig && kind != .blank ? .letters : kind
  }
}
