internal import ChatModel
internal import Glibc

/// The text of this store's replies while they come in, so that a killed program loses nothing that was on screen.
///
/// A piece is there as soon as ``append(_:)`` returns: the kernel has it, which is enough for a crash of the program;
/// the disk has it after some seconds. A turn that ends leaves its text to the database and is struck out here; with the
/// last one the file is emptied.
final class StreamJournal: Sendable {
  private struct State {
    var file: Int32 = -1
    var size = 0
    /// Turns that have text here.
    var turns: Set<TurnID> = []
  }

  private let state = Locked(State())
  /// `nil` for a history that is kept nowhere, and so has no journal.
  private let folder: StreamFolder?
  private let owner: String

  init(folder: StreamFolder?, owner: String) {
    self.folder = folder
    self.owner = owner
  }

  deinit { close() }

  /// Adds pieces.
  ///
  /// - Throws: ``StoreError``; what came before stays whole.
  func append(_ deltas: [TurnDelta]) throws(StoreError) {
    let bytes = StreamRecord.encode(deltas)
    guard !bytes.isEmpty, let folder else { return }
    let code = state.withLock { state -> Int32 in
      let code = write(bytes, &state, in: folder)
      if code == 0 { state.turns.formUnion(deltas.map(\.turn)) }
      return code
    }
    if code != 0 { throw StoreError(errno: code, file: folder.path) }
  }

  /// A turn has ended, and the database has its text.
  func end(_ turn: TurnID) {
    state.withLock { state in
      guard state.turns.remove(turn) != nil, let folder else { return }
      if state.turns.isEmpty {
        // Should it fail, the text is passed over: its turns have ended.
        if ftruncate(state.file, 0) == 0 { state.size = 0 }
      } else {
        _ = write(StreamRecord.end(of: turn), &state, in: folder)
      }
    }
  }

  /// What has come of a turn, by choice.
  func choices(of turn: TurnID) -> [Choice] {
    state.withLock { state in
      guard state.turns.contains(turn) else { return [] }
      return StreamRecord.choices(of: turn, in: StreamFolder.bytes(of: state.file))
    }
  }

  /// Closes the file, and takes it away unless a turn has text in it that no ending has stored.
  func close() {
    state.withLock { state in
      guard state.file >= 0 else { return }
      Glibc.close(state.file)
      if state.turns.isEmpty { folder?.remove(owner) }
      state = State()
    }
  }

  /// Writes all of it or nothing; what went wrong, 0 when nothing did.
  private func write(_ bytes: [UInt8], _ state: inout State, in folder: StreamFolder) -> Int32 {
    if state.file < 0 {
      state.file = open(in: folder)
      guard state.file >= 0 else { return errno }
    }
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        pwrite(
          state.file, buffer.baseAddress.map { $0 + done }, buffer.count - done,
          off_t(state.size + done))
      }
      guard written >= 0 else {
        let code = errno
        if code == EINTR { continue }
        // A record that is not whole would hide those after it.
        ftruncate(state.file, off_t(state.size))
        return code
      }
      done += written
    }
    state.size += bytes.count
    return 0
  }

  private func open(in folder: StreamFolder) -> Int32 {
    guard let path = folder.journal(of: owner) else {
      errno = EINVAL
      return -1
    }
    if mkdir(folder.path, 0o700) != 0, errno != EEXIST { return -1 }
    return Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
  }
}
