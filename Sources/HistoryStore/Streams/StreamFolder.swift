internal import ChatModel
internal import Glibc

/// Where the text of replies is that are still coming in: a journal for each open store that has any, in
/// `history.sqlite-streams` beside the database. A table would cost two wakeups and a transaction for every few words,
/// and would be written as long as another transaction waits for the disk.
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
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  /// What has come of a turn of a store, by choice.
  func choices(of turn: TurnID, owner: String) -> [Choice] {
    guard let journal = journal(of: owner) else { return [] }
    let file = open(journal, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    return StreamRecord.choices(of: turn, in: Self.bytes(of: file))
  }

  /// Takes a store's journal away, and the folder when it was the last.
  func remove(_ owner: String) {
    guard let journal = journal(of: owner) else { return }
    unlink(journal)
    rmdir(path)
  }

  /// Everything in an open file.
  static func bytes(of file: Int32) -> [UInt8] {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let free = buffer.count - count
        let taken = pread(file, buffer.baseAddress.map { $0 + count }, free, off_t(count))
        guard taken > 0 else { return }
        count += taken
      }
    }
  }
}
