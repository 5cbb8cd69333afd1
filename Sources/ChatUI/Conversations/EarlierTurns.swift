import ChatModel

/// The turns of a conversation that are stored and not loaded, and the turn that is looked for among them.
package struct EarlierTurns: Sendable {
  /// The outcomes of a search for a turn.
  enum Search: Equatable {
    case found(TurnID)
    /// It is on another branch.
    case absent
    case load(before: TurnID)
  }

  /// True if there are any.
  package private(set) var exist = false
  /// The first turn that is loaded.
  private var oldest: TurnID?
  /// True while a page is on its way.
  private var isLoading = false
  /// The turn to go to once it is loaded (a search hit).
  private var goal: TurnID?

  /// Turns were loaded up to the newest one.
  mutating func loaded(from first: TurnID?, hasEarlier: Bool) {
    (oldest, exist, isLoading) = (first, hasEarlier, false)
  }

  /// A page came.
  mutating func came(_ first: TurnID?, hasEarlier: Bool) {
    loaded(from: first ?? oldest, hasEarlier: hasEarlier)
  }

  /// True if the page before a turn has to be asked for now.
  mutating func needs(before turn: TurnID?) -> Bool {
    guard turn != nil, !isLoading else { return false }
    isLoading = true
    return true
  }

  /// False while the first turns must stay: a page on its way goes before those that are here now.
  var mayForget: Bool { !isLoading && goal == nil }

  /// The first turns were dropped.
  mutating func forgot(to first: TurnID?) { (oldest, exist) = (first, true) }
  mutating func seek(_ turn: TurnID?) { goal = turn }

  /// Goes on with the search; `nil` where nothing is looked for, or where it waits for a page.
  mutating func search(isLoaded: Bool, holds: (TurnID) -> Bool) -> Search? {
    guard let goal else { return nil }
    if holds(goal) {
      self.goal = nil
      return .found(goal)
    }
    guard isLoaded else { return nil }
    guard exist else {
      self.goal = nil
      return .absent
    }
    return oldest.flatMap { needs(before: $0) ? .load(before: $0) : nil }
  }
}
