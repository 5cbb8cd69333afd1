internal import ChatModel

/// The text of replies that are still coming in, of this store and of others on the same history.
struct StreamTexts: Sendable {
  /// This store's.
  let own: StreamJournal
  private let owner: String
  /// `nil` for a history that is kept nowhere.
  private let folder: StreamFolder?

  /// - Parameter database: The history's file.
  init(database path: String?, owner: String) {
    let folder = path.map(StreamFolder.init(database:))
    own = StreamJournal(folder: folder, owner: owner)
    self.owner = owner
    self.folder = folder
  }

  /// The streamed text of a store's turn; `nil` if there is none.
  func text(of turn: TurnID, owner: String) -> StreamedText? {
    owner == self.owner ? own.text(of: turn) : folder?.text(of: turn, owner: owner)
  }

  /// The other stores that have, or left, a journal.
  func others() -> [String] {
    folder?.owners().filter { $0 != owner } ?? []
  }

  /// Takes away what a store left.
  func remove(_ owner: String) {
    folder?.remove(owner)
  }

  /// The destination of a store's leftovers that must not be taken for a journal.
  func asidePath(of owner: String) -> String? {
    folder?.asidePath(of: owner)
  }

  /// Puts what a store left there.
  func setAside(_ owner: String) {
    folder?.setAside(owner)
  }
}
