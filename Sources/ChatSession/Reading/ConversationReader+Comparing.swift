import ChatModel
import HistoryStore

extension ConversationReader {
  /// Tells two replies as they are now; nothing is awaited between reading a text that grows and telling it.
  func tellComparison(_ request: Comparison.Request) async throws(StoreError) {
    while true {
      let mark = runner.departures
      var comparison = try await store.comparison(request)
      // A turn that ended meanwhile was read as it was before.
      guard mark == runner.departures else { continue }
      for side in comparison.sides.indices {
        for index in comparison.sides[side].turns.indices {
          let id = comparison.sides[side].turns[index].id
          if let now = runner.turnWithText(id) { comparison.sides[side].turns[index].turn = now }
        }
      }
      return environment.tell(.comparison(comparison))
    }
  }
}
