import Basics
import CEpoll
import ChatTestSupport
import Glibc
import Testing

@testable import EventLoops

/// Descriptors that come, go, and get each other's numbers.
@Suite struct WatchListTests {
  private final class Pipe {
    var ends: [Int32] = [-1, -1]

    init() { pipe(&ends) }

    func write() {
      var byte: UInt8 = 1
      Glibc.write(ends[1], &byte, 1)
    }

    deinit { for end in ends where end >= 0 { close(end) } }
  }

  private let heard = Locked<[String]>([])

  private func watcher(_ name: String) -> EventLoop.Watcher {
    let heard = heard
    return { _ in heard.withLock { $0.append(name) } }
  }

  /// Watches the side of a pipe that is read, or another descriptor.
  private func add(
    _ list: inout WatchList, _ descriptor: Int32, _ name: String,
    for events: UInt32 = EPOLLIN.rawValue
  ) -> Bool {
    list.add(descriptor, for: events, watcher(name))
  }

  /// Calls those whose events have come.
  private func turn(_ list: inout WatchList) -> [String] {
    heard.withLock { $0 = [] }
    for index in 0..<list.wait(milliseconds: 0) {
      if let (watcher, events) = list.event(at: index) { watcher(events) }
    }
    return heard.withLock { $0 }
  }

  @Test func `The last event of a closed descriptor is not that of a new one with its number`() {
    var list = WatchList()
    let old = Pipe()
    #expect(add(&list, old.ends[0], "old"))
    old.write()
    let count = list.wait(milliseconds: 0)
    #expect(count == 1)
    // The event is here. Before it is handed over its descriptor goes, and another gets the number.
    list.remove(old.ends[0])
    let new = Pipe()
    #expect(dup2(new.ends[0], old.ends[0]) == old.ends[0])
    #expect(add(&list, old.ends[0], "new"))
    #expect(list.event(at: 0) == nil)
    new.write()
    #expect(turn(&list) == ["new"])
  }

  @Test func `What is watched already, is closed, or cannot be watched, is refused`() throws {
    var list = WatchList()
    let pipe = Pipe()
    #expect(add(&list, pipe.ends[0], "first"))
    #expect(!add(&list, pipe.ends[0], "second"))
    #expect(!add(&list, -1, "none"))
    let folder = try TemporaryFolder()
    let file = open(folder.path + "/f", O_CREAT | O_RDONLY, 0o600)
    defer { close(file) }
    #expect(!add(&list, file, "file"), "a file is always ready")
    pipe.write()
    #expect(turn(&list) == ["first"])
  }

  @Test func `What is not watched can be changed and removed without harm`() {
    var list = WatchList()
    let pipe = Pipe()
    list.change(pipe.ends[0], to: EPOLLIN.rawValue)
    list.remove(pipe.ends[0])
    pipe.write()
    #expect(turn(&list) == [])
  }

  @Test func `It is told until it is read, and then no more`() {
    var list = WatchList()
    let pipe = Pipe()
    #expect(add(&list, pipe.ends[0], "x"))
    pipe.write()
    #expect(turn(&list) == ["x"] && turn(&list) == ["x"])
    var byte: UInt8 = 0
    read(pipe.ends[0], &byte, 1)
    #expect(turn(&list) == [])
  }

  @Test func `The end of the other side is told, whatever is watched for`() {
    var list = WatchList()
    let pipe = Pipe()
    #expect(add(&list, pipe.ends[0], "end", for: 0))
    #expect(turn(&list) == [])
    close(pipe.ends[1])
    pipe.ends[1] = -1
    #expect(turn(&list) == ["end"])
  }

  @Test func `More than come at once are all heard, a few turns later`() {
    var list = WatchList()
    let pipes = (0..<300).map { _ in Pipe() }
    for (index, pipe) in pipes.enumerated() {
      #expect(add(&list, pipe.ends[0], "\(index)"))
      pipe.write()
    }
    var all: Set<String> = []
    for _ in 0..<4 { all.formUnion(turn(&list)) }
    #expect(all.count == 300)
    for pipe in pipes { list.remove(pipe.ends[0]) }
    #expect(turn(&list) == [])
  }
}
