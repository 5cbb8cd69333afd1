import ChatModel
import ChatTestSupport
import GRDB
import Glibc
import Testing

@testable import HistoryStore

@Suite("Claims")
struct ClaimsTests {
  @Test("A context is driven by one store at a time, until it is given back")
  func claim() async throws {
    let test = try await TestStore.make()
    let other = try await HistoryStore.open(at: test.directory.file)
    let key = test.context.key
    let now = Sample.date(0)
    #expect(try await test.store.claim(key, at: now))
    #expect(try await test.store.claim(key, at: now))
    #expect(try await !other.claim(key, at: now))
    try await other.release(key)
    #expect(try await !other.claim(key, at: now))
    try await test.store.release(key)
    #expect(try await other.claim(key, at: now))
    await other.close()
    #expect(try await test.store.claim(key, at: now))
    try await test.store.releaseAll()
    #expect(try await test.count("claims") == 0)
  }

  @Test(
    "A dead owner's claim is free",
    arguments: [
      "startTime = startTime + 1", "pid = 4194305", "boot = 'x'",
      "namespace = 'pid:[1]', heartbeat = 0",
    ])
  func dead(_ change: String) async throws {
    let test = try await TestStore.make()
    let other = try await HistoryStore.open(at: test.directory.file)
    #expect(try await test.store.claim(test.context.key, at: Sample.date(0)))
    try test.sql("UPDATE owners SET \(change)")
    #expect(try await other.claim(test.context.key, at: Sample.date(1)))
  }

  @Test("A claim needs its context")
  func unknown() async throws {
    let test = try await TestStore.make()
    let error = await storeError { () throws(StoreError) in
      _ = try await test.store.claim(.random(), at: Sample.date(0))
    }
    #expect(error?.kind == .notFound)
  }

  @Test("Of ten stores that claim at once one gets it")
  func race() async throws {
    let test = try await TestStore.make()
    let key = test.context.key
    var stores: [HistoryStore] = []
    for _ in 0..<10 { stores.append(try await HistoryStore.open(at: test.directory.file)) }
    let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
      for store in stores { group.addTask { try await store.claim(key, at: Sample.date(0)) } }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(winners == 1)
  }
}

@Suite("Processes")
struct ProcessIdentityTests {
  @Test("This process is alive, and is known by its start")
  func this() {
    let this = ProcessIdentity.current
    #expect(this.pid == getpid())
    #expect(this.startTime > 0 && !this.boot.isEmpty && this.namespace.hasPrefix("pid:["))
    #expect(this.isAlive == true)
    var before = this
    before.startTime -= 1
    #expect(before.isAlive == false)
    var hidden = this
    hidden.namespace = "pid:[1]"
    #expect(hidden.isAlive == nil)
  }

  @Test("No process has a negative id, or one beyond the kernel's limit")
  func nobody() {
    #expect(ProcessIdentity.startTime(of: -1) == nil)
    #expect(ProcessIdentity.startTime(of: .max) == nil)
    #expect(ProcessFile.firstLine("/nowhere").isEmpty)
    #expect(ProcessFile.link("/nowhere").isEmpty)
  }

  @Test("Two stores of one process are two owners")
  func owners() {
    #expect(StoreOwner.ofThisProcess().id != StoreOwner.ofThisProcess().id)
    #expect(StoreOwner.ofThisProcess().process == StoreOwner.ofThisProcess().process)
  }
}

@Suite("Changes")
struct ChangesTests {
  @Test("What another connection writes is reported; one's own writings are not")
  func told() async throws {
    let test = try await TestStore.make()
    let other = try await HistoryStore.open(at: test.directory.file)
    var changes = test.store.changes().makeAsyncIterator()
    try await test.store.setSetting("mine", "1")
    try await test.store.write { _ in }
    try await other.setSetting("theirs", "1")
    #expect(await changes.next() != nil)
    #expect(try await test.store.setting("theirs") == "1")
    try await other.setSetting("theirs", "2")
    #expect(await changes.next() != nil)
    // Nothing is left to be told: a stream that ends now ends without a further element.
    for index in 0..<20 { try await test.store.setSetting("mine", "\(index)") }
    await test.store.close()
    try await other.setSetting("theirs", "3")
    #expect(await changes.next() == nil)
  }

  @Test("Through a link, too: the log is beside the file that it leads to")
  func link() async throws {
    let test = try await TestStore.make()
    let folder = try TemporaryFolder()
    #expect(symlink(test.directory.file, folder.file) == 0)
    let linked = try await HistoryStore.open(at: folder.file)
    var changes = linked.changes().makeAsyncIterator()
    try await test.store.setSetting("theirs", "1")
    #expect(await changes.next() != nil)
    #expect(folder.names == ["history.sqlite"])
    await linked.close()
  }

  @Test("A listener that goes away is forgotten")
  func cancelled() async throws {
    let test = try await TestStore.make()
    let task = Task {
      var count = 0
      for await _ in test.store.changes() { count += 1 }
      return count
    }
    task.cancel()
    #expect(await task.value == 0)
  }

  @Test("A watch of a directory that is not there is none")
  func nowhere() {
    #expect(FileWatch(path: "/nowhere/at/all/x") == nil)
  }
}
