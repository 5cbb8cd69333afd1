package import ChatModel
internal import GRDB

extension HistoryStore {
  /// Two replies with what follows each on its branch.
  package func comparison(
    _ request: Comparison.Request
  ) async throws(StoreError) -> Comparison {
    try await read { [streams] db in
      let head = try Branch.head(db, of: request.conversation)
      guard let start = request.turn ?? head, let parting = try Branch.parting(db, at: start) else {
        return Comparison(conversation: request.conversation, count: head == nil ? 0 : 1)
      }
      let replies = try Replies(db, to: parting, head: head, streams)
      guard let pair = request.numbers(count: replies.count, shown: replies.shown) else {
        return Comparison(conversation: request.conversation, count: replies.count)
      }
      return Comparison(
        conversation: request.conversation, count: replies.count,
        sides: try [pair.left, pair.right].map { try replies.side($0, db, streams) })
    }
  }
}

/// All replies to a prompt and to others in its place, in the order in which they were asked for.
private struct Replies {
  private let turns: [StoredTurn]
  private let head: TurnID?
  /// The sibling on the branch on screen.
  private let turnOnScreen: TurnID?

  init(_ db: Database, to id: TurnID, head: TurnID?, _ streams: StreamTexts) throws {
    turns = try Branch.siblings(db, of: id, streams)
    self.head = head
    let depth = turns.first?.place.depth ?? 0
    turnOnScreen = try head.flatMap { try Branch.ancestor(db, of: $0, depth: depth) }
  }

  var count: Int { turns.reduce(0) { $0 + Self.choices(of: $1) } }

  /// The number of the reply on screen; of another branch, that of the first.
  var shown: Int {
    var number = 1
    for stored in turns {
      if stored.turn.id == turnOnScreen { return number + Self.chosen(of: stored) }
      number += Self.choices(of: stored)
    }
    return 1
  }

  func side(_ number: Int, _ db: Database, _ streams: StreamTexts) throws -> Comparison.Side {
    var choice = number - 1
    var rest = turns[...]
    while let first = rest.first, choice >= Self.choices(of: first) {
      choice -= Self.choices(of: first)
      rest.removeFirst()
    }
    guard let stored = rest.first else { return Comparison.Side(number: number, turns: []) }
    let isShown = stored.turn.id == turnOnScreen
    var following: [TurnID] = []
    // The conversation went on from the chosen one.
    if choice == Self.chosen(of: stored) {
      let leaf = try isShown ? head : Branch.newestLeaf(db, under: stored.turn.id)
      following =
        try leaf.map {
          try Branch.ids(db, to: $0, below: stored.place.depth, limit: Comparison.turnLimit + 1)
        } ?? []
    }
    let turns = try following.prefix(Comparison.turnLimit).compactMap {
      try TurnRecord.fetch(db, $0, streams)
    }
    return Comparison.Side(
      number: number, choice: choice, turns: try ([stored] + turns).map { try Branch.view(db, $0) },
      hasMore: following.count > Comparison.turnLimit, isShown: isShown)
  }

  private static func choices(of stored: StoredTurn) -> Int { max(1, stored.turn.choices.count) }

  private static func chosen(of stored: StoredTurn) -> Int {
    max(0, min(stored.turn.chosen, choices(of: stored) - 1))
  }
}
