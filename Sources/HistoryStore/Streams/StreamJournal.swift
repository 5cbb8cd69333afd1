internal import Basics
internal import ChatModel
internal import Glibc

/// The text of this store's replies while they come in, so that a killed program loses nothing that was on
/// screen, and no other type needs to keep it.
///
/// A piece is there as soon as ``append(_:)`` returns: the kernel has it, which is enough for a crash of the program;
/// the disk has it after some seconds. What no file takes is held in memory. A turn that ends leaves its text to the
/// database and is struck out here; with the last one the file is emptied.
final class StreamJournal: Sendable {
  fileprivate struct State {
    var file: Int32 = -1
    var size = 0
    /// Turns that have text here.
    var turns: Set<TurnID> = []
    /// Text that could not be written: everything of a turn since then.
    var held: [TurnID: [Choice]] = [:]
  }

  private let state = Locked(State())
  /// `nil` for a history that is kept nowhere: all text is held.
  private let folder: StreamFolder?
  private let owner: String

  init(folder: StreamFolder?, owner: String) {
    self.folder = folder
    self.owner = owner
  }

  deinit { close() }

  /// Adds pieces.
  ///
  /// - Throws: ``StoreError`` when they are held in memory alone.
  func append(_ deltas: [TurnDelta]) throws(StoreError) {
    let code = state.withLock { state -> Int32 in
      var code: Int32 = 0
      if let folder {
        let written = deltas.filter { state.held[$0.turn] == nil }
        let bytes = StreamRecord.encode(written)
        if !bytes.isEmpty { code = write(bytes, &state, in: folder) }
      }
      for delta in deltas where TurnText.choiceLimit.contains(delta.choice) {
        state.turns.insert(delta.turn)
        if folder == nil || code != 0 || state.held[delta.turn] != nil { state.hold(delta) }
      }
      return code
    }
    if code != 0 { throw StoreError(errno: code, file: folder?.path ?? "") }
  }

  /// Adds pieces in memory, where nothing can be written.
  func hold(_ deltas: [TurnDelta]) {
    state.withLock { state in
      for delta in deltas where TurnText.choiceLimit.contains(delta.choice) {
        state.turns.insert(delta.turn)
        state.hold(delta)
      }
    }
  }

  /// The turns of which memory alone has text, though there is a folder for it.
  var heldTurns: Set<TurnID> {
    state.withLock { state in folder == nil ? [] : Set(state.held.keys) }
  }

  /// Writes what is held to the file, as far as it takes it.
  func writeHeld() {
    guard let folder else { return }
    state.withLock { state in
      for (turn, choices) in state.held
      where write(StreamRecord.encode(choices, of: turn), &state, in: folder) == 0 {
        state.held[turn] = nil
      }
    }
  }

  /// A turn has ended, and the database has its text.
  func end(_ turn: TurnID) {
    state.withLock { state in
      guard state.turns.remove(turn) != nil else { return }
      state.held[turn] = nil
      guard let folder, state.file >= 0 else { return }
      if state.turns.isEmpty {
        // Should it fail, the text is passed over: its turns have ended.
        if ftruncate(state.file, 0) == 0 { state.size = 0 }
      } else {
        _ = write(StreamRecord.end(of: turn), &state, in: folder)
      }
    }
  }

  /// The streamed text of a turn; `nil` if there is none.
  func text(of turn: TurnID) -> StreamedText? {
    state.withLock { state in
      guard state.turns.contains(turn) else { return nil }
      // A descriptor of its own: this one may be closed while the text is read.
      let file = state.file < 0 ? -1 : fcntl(state.file, F_DUPFD_CLOEXEC, 0)
      return StreamedText(of: turn, file: file, length: state.size, held: state.held[turn] ?? [])
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

  /// Writes all of it or nothing; returns the error number, 0 for success.
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

extension StreamJournal.State {
  fileprivate mutating func hold(_ delta: TurnDelta) {
    var choices: [Choice] = []
    // Taken out while it grows: a second reference would copy it for every piece.
    swap(&choices, &held[delta.turn, default: []])
    while choices.count <= delta.choice { choices.append(Choice()) }
    choices[delta.choice].content += delta.content
    choices[delta.choice].reasoning += delta.reasoning
    swap(&choices, &held[delta.turn, default: []])
  }
}
