/// A command of normal or visual mode, read whole.
struct ViCommand: Sendable, Equatable {
  /// The text that an operator works on.
  enum Target: Sendable, Hashable {
    case motion(ViMotion)
    case object(ViObject)
    /// The operator's letter twice: lines.
    case lines
    /// In visual mode.
    case selection(asLines: Bool)
  }

  /// The places where typing begins.
  enum Opening: Sendable, Hashable {
    case here, after, lineBegin, columnZero, lineEnd, below, above
  }

  enum Verb: Sendable, Hashable {
    case move(ViMotion)
    /// In visual mode: makes the selection one of an object.
    case select(ViObject)
    case operate(ViOperator, Target)
    case type(Opening)
    case writeOver
    /// `r`; a line end for Enter.
    case replace(Character)
    case toggleCase
    case put(isBefore: Bool)
    case join(hasSpace: Bool)
    case undo, redo, again
    case visual, visualLine, swapEnds, reselect
  }

  var register: Character?
  var count: Int?
  var verb: Verb
}
