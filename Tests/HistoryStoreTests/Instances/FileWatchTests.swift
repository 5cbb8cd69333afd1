import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import HistoryStore

@Suite("A watch of a history")
struct FileWatchTests {
  /// Something that happens in the folder of a history, and whether a reader of the history wants to know.
  struct Case: CustomTestStringConvertible {
    var name: String
    /// For a shell in the folder.
    var script: String
    var isTold: Bool
    var testDescription: String { name }
  }

  private static let cases = [
    Case(name: "the log is written", script: "echo x >> h.sqlite-wal", isTold: true),
    Case(name: "the log is emptied", script: ": > h.sqlite-wal", isTold: true),
    Case(name: "the log goes", script: "rm h.sqlite-wal", isTold: true),
    Case(name: "the history goes", script: "rm h.sqlite", isTold: true),
    Case(name: "the history is renamed", script: "mv h.sqlite away", isTold: true),
    Case(name: "another takes its place", script: "mv other h.sqlite", isTold: true),
    Case(name: "the folder is renamed", script: "mv ../data ../elsewhere", isTold: true),
    Case(name: "the folder goes", script: "rm -r ../data", isTold: true),
    Case(
      name: "the log after more events than one reading takes",
      script: "for n in $(seq 400); do : > neighbour$n; done; echo x >> h.sqlite-wal", isTold: true),
    Case(
      name: "the log after the longest name that there is",
      script: ": > \(String(repeating: "n", count: 255)); echo x >> h.sqlite-wal", isTold: true),
    Case(
      name: "the history is written by a checkpoint", script: "echo x >> h.sqlite", isTold: false),
    Case(name: "the log is read", script: "cat h.sqlite-wal h.sqlite", isTold: false),
    Case(name: "shared memory", script: "echo x >> h.sqlite-shm", isTold: false),
    Case(name: "a longer name", script: ": > h.sqlite-wal2; : > h.sqlite-wa", isTold: false),
    Case(name: "another's log", script: "echo x > other-wal; mv other another", isTold: false),
    Case(name: "a log in a folder below", script: "mkdir b; : > b/h.sqlite-wal", isTold: false),
    Case(name: "nothing", script: ":", isTold: false),
  ]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["h.sqlite", "h.sqlite-wal", "other"] { try folder.write("data/" + name, [1]) }
    return folder
  }

  private func run(_ script: String, in folder: String) throws {
    let run = try CommandRun.run(
      "sh", ["-ec", #"cd "$1"; "# + script, "sh", folder], environment: ["PATH": "/usr/bin:/bin"])
    #expect(run.status == 0, "\(run.errors)")
  }

  /// A watch that is read by hand. It is given back in the end as every started one is.
  private func withWatch(_ path: String, _ body: (FileWatch) throws -> Void) throws {
    let watch = try #require(FileWatch(path: path))
    defer {
      watch.start {}
      watch.cancel()
    }
    try body(watch)
  }

  @Test("It reports what may have changed the history, and nothing else", arguments: cases)
  func events(_ test: Case) throws {
    let folder = try folder()
    try withWatch(folder.path + "/data/h.sqlite") { watch in
      #expect(!watch.drain())
      try run(test.script, in: folder.path + "/data")
      #expect(watch.drain() == test.isTold)
      // Nothing is told twice.
      #expect(!watch.drain())
    }
  }

  @Test("A history that is not there yet is reported when it is made")
  func notYet() throws {
    let folder = try TemporaryFolder()
    try withWatch(folder.path + "/h.sqlite") { watch in
      try folder.write("h", [])
      #expect(!watch.drain())
      try folder.write("h.sqlite", [])
      #expect(watch.drain())
    }
  }

  @Test("Where the history is a link, the log beside the file is watched, and the link itself")
  func link() throws {
    let folder = try folder()
    #expect(symlink("data/h.sqlite", folder.path + "/link.sqlite") == 0)
    try withWatch(folder.path + "/link.sqlite") { watch in
      try run("echo x >> h.sqlite-wal", in: folder.path + "/data")
      #expect(watch.drain())
      try run("echo x >> h.sqlite; echo x >> other", in: folder.path + "/data")
      #expect(!watch.drain())
      try run("rm link.sqlite", in: folder.path)
      #expect(watch.drain())
    }
  }

  @Test("Names are bytes: the other spelling of an accent is another file")
  func spelling() throws {
    let folder = try TemporaryFolder()
    try withWatch(folder.path + "/\u{E9}.sqlite") { watch in
      try folder.write("e\u{301}.sqlite-wal", [1])
      #expect(!watch.drain())
      try folder.write("\u{E9}.sqlite-wal", [1])
      #expect(watch.drain())
    }
  }

  @Test("When the kernel had to drop events, the one that is missing may be ours")
  func overflow() throws {
    let setting = "/proc/sys/fs/inotify/max_queued_events"
    let text = FileManager.default.contents(atPath: setting).map {
      String(decoding: $0, as: UTF8.self)
    }
    let limit = Int(text?.split(separator: "\n").first ?? "") ?? 0
    // A machine that was set to keep many more would fill its memory here.
    guard (1...100_000).contains(limit) else { return }
    let folder = try folder()
    try withWatch(folder.path + "/data/h.sqlite") { watch in
      // Equal events in a row are kept as one, so that two files take turns.
      for _ in 0...limit / 2 {
        for name in ["a", "b"] {
          let file = open("\(folder.path)/data/\(name)", O_WRONLY | O_CREAT, 0o600)
          _ = write(file, "x", 1)
          close(file)
        }
      }
      try run("echo x >> h.sqlite-wal", in: folder.path + "/data")
      #expect(watch.drain())
    }
  }

  @Test("A watch that was cancelled gives its descriptor back, and tells nothing more")
  func cancelled() async throws {
    let folder = try folder()
    let (told, continuation) = AsyncStream.makeStream(of: Void.self)
    let watch = try #require(FileWatch(path: folder.path + "/data/h.sqlite"))
    watch.start { continuation.yield() }
    try run("echo x >> h.sqlite-wal", in: folder.path + "/data")
    var iterator = told.makeAsyncIterator()
    #expect(await iterator.next() != nil)
    let isWatched = { Self.inotifyFiles(of: folder.path + "/data") > 0 }
    #expect(isWatched())
    watch.cancel()
    var patience = Patience(seconds: 10)
    while patience.lasts(), isWatched() { try await Task.sleep(for: .milliseconds(5)) }
    #expect(!isWatched())
  }

  /// The number of this process's inotify descriptors that watch a folder, as the kernel tells it.
  private static func inotifyFiles(of folder: String) -> Int {
    let inode = FileIdentity.of(folder).map { String($0.inode, radix: 16) } ?? ""
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fdinfo")) ?? []
    return files.count { file in
      let lines = FileManager.default.contents(atPath: "/proc/self/fdinfo/" + file) ?? Data()
      return String(decoding: lines, as: UTF8.self).contains(" ino:\(inode) ")
    }
  }
}
