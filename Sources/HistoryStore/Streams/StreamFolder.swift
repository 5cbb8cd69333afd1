internal import ChatModel
internal import Glibc

/// The texts of replies that are still streaming: a journal for each open store that has any, in
/// `history.sqlite-streams` next to the database. A table would cost two wakeups and a transaction for every
/// few words, and writing it would wait as long as another transaction waits for the disk.
struct StreamFolder: Sendable {
  let path: String

  init(database path: String) {
    self.path = path + "-streams"
  }

  /// The journal of a store; `nil` for a name that could lead elsewhere.
  func journal(of owner: String) -> String? {
    let isName = owner.utf8.allSatisfy { byte in
      byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D
        || byte == 0x5F
    }
    return isName && !owner.isEmpty ? "\(path)/\(owner)" : nil
  }

  /// The stores that have a journal.
  func owners() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if journal(of: name) != nil { names.append(name) }
    }
    return names
  }

  /// The streamed text of a store's turn; `nil` if it left no journal.
  func text(of turn: TurnID, owner: String) -> StreamedText? {
    guard let journal = journal(of: owner) else { return nil }
    let file = open(journal, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    var status = stat()
    let isJournal = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    return StreamedText(of: turn, file: file, length: isJournal ? Int(status.st_size) : 0)
  }

  /// Takes a store's journal away, and the folder when it was the last.
  func remove(_ owner: String) {
    guard let journal = journal(of: owner) else { return }
    unlink(journal)
    rmdir(path)
  }

  /// A name for a store's journal that no store has.
  func asidePath(of owner: String) -> String? {
    journal(of: owner).map { $0 + ".set-aside" }
  }

  /// Gives a store's journal that name.
  func setAside(_ owner: String) {
    guard let journal = journal(of: owner), let aside = asidePath(of: owner) else { return }
    rename(journal, aside)
  }
}
