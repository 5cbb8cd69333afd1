/// The changes that can be undone and redone.
struct EditHistory: Equatable, Sendable {
  /// The kinds of change; neighbouring changes of one kind become one step.
  enum Kind: Sendable {
    /// Typing: a step for each word with the spaces after it.
    case typing
    /// Deleting key by key: one step until something else happens.
    case deleting
    /// Always a step of its own.
    case single
    /// One step until it is closed, wherever the changes are.
    case grouped
  }

  private struct Step: Equatable, Sendable {
    var changes: [EditChange]
    var kind: Kind
    var caretBefore: Int
    var caretAfter: Int
    var weight: Int
  }

  private var done: [Step] = []
  private var undone: [Step] = []
  /// True if the last step can still grow.
  private var isOpen = false
  private var weight = 0

  private static let stepBound = 1000
  /// In units of 16 bytes; the last step stays, whatever it weighs.
  private static let weightBound = 4 << 20

  /// Notes a change that was made.
  mutating func record(_ change: EditChange, _ kind: Kind, caretBefore: Int, caretAfter: Int) {
    undone = []
    weight += change.weight
    if isOpen, kind != .single, continues(change, kind, caretBefore) {
      extend(with: change, caretAfter)
    } else {
      done.append(
        Step(
          changes: [change], kind: kind, caretBefore: caretBefore, caretAfter: caretAfter,
          weight: change.weight))
      prune()
    }
    isOpen = true
  }

  private func continues(_ change: EditChange, _ kind: Kind, _ caret: Int) -> Bool {
    guard let last = done.last, last.kind == kind else { return false }
    if kind == .grouped { return true }
    guard last.caretAfter == caret else { return false }
    guard kind == .typing else { return true }
    let isAfterSpace = last.changes.last?.inserted.last?.isSpace ?? false
    return !(isAfterSpace && change.inserted.first?.isSpace == false)
  }

  private mutating func extend(with change: EditChange, _ caret: Int) {
    let index = done.count - 1
    done[index].caretAfter = caret
    done[index].weight += change.weight
    let last = done[index].changes.count - 1
    if !done[index].changes[last].absorb(change) { done[index].changes.append(change) }
  }

  private mutating func prune() {
    while done.count > Self.stepBound || (weight > Self.weightBound && done.count > 1) {
      weight -= done.removeFirst().weight
    }
  }

  /// Ends the step in progress: the next change begins another.
  mutating func close() {
    isOpen = false
  }

  /// The caret's place before the step that is redone next.
  var nextRedoCaret: Int? { undone.last?.caretBefore }

  /// Takes the last step back.
  /// - Returns: where the caret was before it; `nil` if there is none.
  mutating func undo(_ buffer: inout EditBuffer) -> Int? {
    guard let step = done.popLast() else { return nil }
    for change in step.changes.reversed() { buffer.revert(change) }
    undone.append(step)
    weight -= step.weight
    isOpen = false
    return step.caretBefore
  }

  /// Makes the last step that was undone again.
  /// - Returns: where the caret was after it; `nil` if there is none.
  mutating func redo(_ buffer: inout EditBuffer) -> Int? {
    guard let step = undone.popLast() else { return nil }
    for change in step.changes { buffer.apply(change) }
    done.append(step)
    weight += step.weight
    isOpen = false
    return step.caretAfter
  }
}
