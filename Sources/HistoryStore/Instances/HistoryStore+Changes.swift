internal import Basics
internal import Dispatch
internal import GRDB
internal import Glibc

extension HistoryStore {
  /// Says when another connection, as a rule another process, has written, and when the file was removed or replaced;
  /// several writes may be reported as one. Costs nothing without writes: the kernel reports when the file grows.
  package func changes() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    guard let path, let watch = FileWatch(path: path) else {
      continuation.finish()
      return stream
    }
    let known = Locked<Int?>(nil)
    compare(with: known, continuation)
    // The file grows before what was written counts: in between the writer waits for the disk, and then only
    // changes shared memory, which no kernel reports. So after the last growth there are a few more checks.
    let looks = TrailingLooks { [weak self] in
      guard let self, !isClosed.value else { return continuation.finish() }
      compare(with: known, continuation)
    }
    watch.start { [weak self] in
      self?.notePlace()
      if self?.trouble != nil { continuation.yield() }
      looks.begin()
    }
    continuation.onTermination = { _ in watch.cancel() }
    return stream
  }

  /// `data_version`, asked of the one connection that writes here, changes only with the writings
  /// of others.
  private func compare(
    with known: Locked<Int?>, _ continuation: AsyncStream<Void>.Continuation
  ) {
    let database = access.value.database
    database.asyncWriteWithoutTransaction { db in
      guard let version = try? Int.fetchOne(db, sql: "PRAGMA data_version") else { return }
      let before = known.withLock { known in
        defer { known = version }
        return known
      }
      if let before, before != version { continuation.yield() }
    }
  }
}
