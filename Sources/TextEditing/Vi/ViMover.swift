/// Finds where motions lead. It only looks.
struct ViMover {
  let buffer: EditBuffer
  let origin: Int
  /// The column to keep to; `.max` for the end of each line.
  let goal: Int
  let operation: ViOperator?
  /// True while a selection grows: the cursor may stand behind the last unit of a line.
  let isSelecting: Bool
  let lastFind: ViFind?

  /// The end of a motion; `nil` if it does not move.
  func move(_ motion: ViMotion, _ count: Int?) -> ViMove? {
    let steps = count ?? 1
    return switch motion {
    case .left: ViMove(max(buffer.lineStart(of: origin), origin - steps))
    case .right: right(steps)
    case .leftAcross: leftAcross(steps)
    case .rightAcross: rightAcross(steps)
    case .up, .rowUp: vertical(-steps, isLines: motion == .up)
    case .down, .rowDown: vertical(steps, isLines: motion == .down)
    case .lineStart: ViMove(buffer.lineStart(of: origin))
    case .firstNonBlank: ViMove(buffer.firstNonBlank(of: origin))
    case .lineEnd, .lastNonBlank: lineEnd(steps, skipsBlanks: motion == .lastNonBlank)
    case .column: ViMove(place(atColumn: steps - 1, of: buffer.lineStart(of: origin)))
    case .word(let isBig): word(steps, isBig: isBig)
    case .wordEnd(let isBig): wordEnd(steps, isBig: isBig, stops: false)
    case .wordBack(let isBig): wordBack(steps, isBig: isBig)
    case .wordEndBack(let isBig): wordEndBack(steps, isBig: isBig)
    case .find(let find): self.find(find, steps, isAgain: false)
    case .findAgain(let isReversed):
      lastFind.flatMap { self.find(isReversed ? $0.reversed : $0, steps, isAgain: true) }
    case .bracket: bracket(count)
    case .firstLine: line(count ?? 1)
    case .lastLine: line(count ?? .max)
    case .lineBelow: lineFirst(steps)
    case .lineAbove: lineFirst(-steps)
    case .lineHere: steps == 1 ? lineFirst(0) : lineFirst(steps - 1)
    case .paragraph(let isForward): paragraph(steps, isForward: isForward)
    case .sentence(let isForward): sentence(steps, isForward: isForward)
    }
  }
}
