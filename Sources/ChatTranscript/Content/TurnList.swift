import ChatModel

/// The loaded turns of a branch, oldest first. A turn's key stays the same while earlier turns are
/// put before it, and doing so costs only what is put there.
struct TurnList: Sendable {
  /// Keys −1, −2, …
  private var before: [TranscriptEntry] = []
  /// Keys 0, 1, …
  private var after: [TranscriptEntry] = []
  private var keyOfTurn: [TurnID: Int] = [:]

  init(_ entries: [TranscriptEntry] = []) {
    for entry in entries where keyOfTurn[entry.view.id] == nil { append(entry) }
  }

  var isEmpty: Bool { before.isEmpty && after.isEmpty }
  var count: Int { before.count + after.count }
  var keys: Range<Int> { -before.count..<after.count }
  var firstKey: Int { -before.count }
  var lastKey: Int { after.count - 1 }
  var first: TranscriptEntry? { isEmpty ? nil : self[firstKey] }
  var last: TranscriptEntry? { isEmpty ? nil : self[lastKey] }

  subscript(key: Int) -> TranscriptEntry {
    // Not `_read`: an optional that is yielded and used in a closure is released twice by Swift 6.3
    // in release builds.
    get { key < 0 ? before[-1 - key] : after[key] }
    _modify {
      if key < 0 { yield &before[-1 - key] } else { yield &after[key] }
    }
  }

  func key(of id: TurnID) -> Int? { keyOfTurn[id] }

  mutating func append(_ entry: TranscriptEntry) {
    keyOfTurn[entry.view.id] = after.count
    after.append(entry)
  }

  /// Puts turns before the first, oldest first; those that are here already are passed over.
  mutating func prepend(_ entries: [TranscriptEntry]) {
    for entry in entries.reversed() where keyOfTurn[entry.view.id] == nil {
      before.append(entry)
      keyOfTurn[entry.view.id] = -before.count
    }
  }

  /// All entries, oldest first.
  var entries: [TranscriptEntry] { before.reversed() + after }
}
