import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Disks that are full, cannot be read, take no writes, or lose their files while the program runs.
@Suite struct DiskTroubleTests {
  /// A program with a history of one turn, and the server that it talks to.
  private struct Desk {
    var program: Program
    let server: ReplyServer
    /// Runs while the server has a question, before it answers.
    let onQuestion: Shared<@Sendable () -> Void>
    /// Runs while the reply is there and has not ended.
    let onEnd: Shared<@Sendable () -> Void>
    let questions: Shared<Int>

    init() throws {
      program = try Program()
      let hook = Shared<@Sendable () -> Void> {}
      let end = Shared<@Sendable () -> Void> {}
      let count = Shared(0)
      server = try ReplyServer { _, connection in
        count.change { $0 += 1 }
        connection.beginStream()
        connection.stream("half ")
        hook.value()
        connection.stream("and all")
        end.value()
        connection.endStream()
      }
      onQuestion = hook
      onEnd = end
      questions = count
      program.environment = server.environment(for: program)
      let made = try program.run([
        "contexts", "create", "--label", "guide", "--mode", "session", "--system", "s", "-y",
      ])
      #expect(made.status == 0, "\(made.errors)")
      let asked = try program.run(["ask", "first question"])
      #expect(asked.status == 0 && asked.output.contains("half and all"), "\(asked.errors)")
    }
  }

  private func faults(_ desk: inout Desk) throws -> DiskFaults {
    let faults = try DiskFaults()
    desk.program.environment = faults.environment(of: desk.program)
    return faults
  }

  private static let canMount: Bool = {
    let run = try? CommandRun.run(
      "/usr/bin/unshare", ["-m", "mount", "--bind", "/tmp", "/tmp"], environment: [:])
    return run?.status == 0
  }()

  // MARK: Read errors

  @Test(.enabled(if: DiskFaults.canBeBuilt, "needs a C compiler"))
  func `A disk that cannot be read is not called damage`() throws {
    var desk = try Desk()
    let faults = try faults(&desk)
    faults.begin(.read)
    for words in [["history", "list"], ["history", "search", "first"], ["ask", "again"]] {
      let run = try desk.program.run(words)
      #expect(run.status == 74, "\(words): \(run.errors)")
      #expect(run.errors.contains("The disk failed"), "\(run.errors)")
      #expect(!run.errors.contains("damaged"))
    }
    let doctor = try desk.program.run(["doctor", "--offline"])
    #expect(doctor.status == 78 && doctor.output.contains("FAIL  history   The disk failed"))
    faults.end(.read)
    #expect(try desk.program.run(["history", "list"]).output.contains("first question"))
  }

  @Test func `Damage is called damage`() throws {
    let desk = try Desk()
    let path = desk.program.historyPath
    var bytes = try #require(FileManager.default.contents(atPath: path))
    for index in 4200..<min(bytes.count, 60_000) { bytes[index] = 0xA5 }
    try bytes.write(to: URL(filePath: path))
    let list = try desk.program.run(["history", "list"])
    #expect(list.status == 70 && list.errors.contains("is damaged"), "\(list.errors)")
    let doctor = try desk.program.run(["doctor", "--offline"])
    #expect(doctor.status == 78)
    #expect(doctor.output.contains("is damaged: "), "\(doctor.output)")
  }

  // MARK: Full disks

  @Test(.enabled(if: DiskFaults.canBeBuilt, "needs a C compiler"))
  func `On a full disk nothing is sent that could not be kept, and all can be read`() throws {
    var desk = try Desk()
    let faults = try faults(&desk)
    faults.begin(.full)
    let asked = try desk.program.run(["ask", "second"])
    #expect(asked.status == 73, "\(asked.errors)")
    #expect(asked.errors.contains("The disk is full"), "\(asked.errors)")
    #expect(desk.questions.value == 1, "it did not go out")
    let list = try desk.program.run(["history", "list"])
    #expect(list.status == 0 && list.output.contains("first question"), "\(list.errors)")
    let shown = try desk.program.run(["history", "show", "last"])
    #expect(shown.output.contains("half and all"))
    let created = try desk.program.run(["contexts", "rename", "guide", "other"])
    #expect(created.status == 73, "\(created.errors)")
    let here = try desk.program.run([
      "contexts", "create", "--api", "chat", "--label", "here", "--system", "s", "-y",
    ])
    #expect(here.status == 73 && here.output.isEmpty, "\(here.errors)")
    #expect(here.errors.contains("Nothing was sent to a server"), "\(here.errors)")
    let unkept = try desk.program.run(["ask", "third", "--context", "guide", "--no-save"])
    #expect(unkept.status == 0 && unkept.output.contains("half and all"), "\(unkept.errors)")
    faults.end(.full)
    #expect(try desk.program.run(["ask", "fourth"]).status == 0)
  }

  @Test(.enabled(if: DiskFaults.canBeBuilt, "needs a C compiler"))
  func `A reply that can no longer be saved is printed, and the status tells`() throws {
    var desk = try Desk()
    let faults = try faults(&desk)
    desk.onQuestion.change { $0 = { faults.begin(.full) } }
    let asked = try desk.program.run(["ask", "second"])
    #expect(asked.output.contains("half and all"))
    #expect(asked.status == 73, "\(asked.errors)")
    #expect(asked.errors.contains("could not be saved"), "\(asked.errors)")
  }

  @Test(.enabled(if: DiskFaults.canBeBuilt, "needs a C compiler"))
  func `A reply that streams onto a full disk is not lost without a question`() throws {
    var desk = try Desk()
    let faults = try faults(&desk)
    let isOver = Shared(false)
    desk.onQuestion.change { $0 = { faults.begin(.full) } }
    desk.onEnd.change { $0 = { while !isOver.value { usleep(10_000) } } }
    defer { isOver.change { $0 = true } }
    let screen = try desk.program.open([])
    try screen.wait("what is there") { $0.contains("half and all") }
    screen.send("second\r")
    try screen.wait("the count") {
      $0.rows.count { $0.contains("half and all") } == 2 && $0.contains("1 not saved")
    }
    screen.send("\u{04}")
    try screen.wait("the question") { $0.contains("Quit without saving?") }
    screen.send("\u{1B}")
    try screen.wait("the screen again") { !$0.contains("Quit without saving?") }
    faults.end(.full)
    try screen.wait("the good news") { $0.contains("everything is saved") }
    // It is: what kills the program now takes nothing away.
    screen.signal(SIGKILL)
    _ = try screen.waitForExit()
    isOver.change { $0 = true }
    let shown = try desk.program.run(["history", "show", "last"])
    #expect(shown.output.ranges(of: "half and all").count == 2, "\(shown.output)")
  }

  @Test(.enabled(if: DiskFaults.canBeBuilt, "needs a C compiler"))
  func `The screen opens on a full disk, keeps what is typed, and saves it when it can`() throws {
    var desk = try Desk()
    let faults = try faults(&desk)
    faults.begin(.full)
    let screen = try desk.program.open([])
    try screen.wait("what is there") {
      $0.contains("half and all") && $0.contains("nothing is saved")
    }
    screen.send("typed words")
    try screen.wait("the count") { $0.contains("1 not saved") }
    screen.send("\r")
    try screen.wait("the refusal") {
      $0.contains("could not be saved") && $0.contains("typed words")
    }
    screen.send("\u{18}\u{03}")
    try screen.wait("the question") { $0.contains("Quit without saving?") }
    screen.send("\u{1B}")
    try screen.wait("the screen again") { !$0.contains("Quit without saving?") }
    faults.end(.full)
    try screen.wait("the good news") {
      !$0.contains("not saved") && !$0.contains("nothing is saved")
    }
    screen.send("\u{18}\u{03}")
    #expect(try screen.waitForExit() == 0)
    let again = try desk.program.open([])
    try again.wait("the draft") { $0.contains("typed words") }
    again.send("\u{18}\u{03}")
    #expect(try again.waitForExit() == 0)
  }

  @Test(
    .enabled(if: DiskFaults.canBeBuilt, "needs a C compiler"), arguments: ["used", "new"])
  func `The demo opens on a full disk, too`(_ what: String) throws {
    let faults = try DiskFaults()
    var program = try Program()
    if what == "used" {
      #expect(try program.run(["ask", "What is a context?", "--demo"]).status == 0)
    }
    program.environment = faults.environment(of: program)
    faults.begin(.full)
    let list = try program.run(["history", "list", "--demo"])
    #expect(list.status == 0, "\(list.errors)")
    #expect(list.output.contains("What is a context?") == (what == "used"))
    let unkept = try program.run(["ask", "What is a context?", "--demo", "--no-save"])
    #expect(unkept.status == 0 && !unkept.output.isEmpty, "\(unkept.errors)")
    let screen = try program.open()
    try screen.wait("the trouble") { $0.contains("nothing is saved") }
    screen.send("\u{18}\u{03}")
    #expect(try screen.waitForExit() == 0)
    faults.end(.full)
    #expect(try program.run(["ask", "again", "--demo"]).status == 0)
  }

  // MARK: Folders

  @Test func `A folder that goes while the screen is open is reported, and what is there stays`()
    throws
  {
    let desk = try Desk()
    let screen = try desk.program.open([])
    try screen.wait("what is there") { $0.contains("half and all") }
    // The log is in that folder, too, and may be made again while it is removed.
    let script = "for n in $(seq 100); do rm -rf \"$1\" && exit 0; done; exit 1"
    let removed = try CommandRun.run(
      "/bin/sh", ["-c", script, "sh", desk.program.folder.path + "/data"],
      environment: ["PATH": "/usr/bin:/bin"])
    #expect(removed.status == 0, "\(removed.errors)")
    try screen.wait("the trouble") { $0.contains("nothing is saved") && $0.contains("was removed") }
    screen.send("words\r")
    try screen.wait("the refusal") { $0.contains("could not be saved") && $0.contains("words") }
    #expect(desk.questions.value == 1)
    screen.send("\u{18}\u{03}")
    try screen.wait("the question") { $0.contains("Quit without saving?") }
    screen.send("\r")
    #expect(try screen.waitForExit() == 0)
    #expect(!FileManager.default.fileExists(atPath: desk.program.historyPath), "it stays removed")
  }

  @Test(.enabled(if: canMount, "needs the right to mount"), arguments: ["folder", "file"])
  func `A history that takes no writes is read, and nothing is sent`(_ what: String) throws {
    let desk = try Desk()
    let data = desk.program.folder.path + "/data"
    let target = what == "folder" ? data : data + "/history.sqlite"
    // In a view of the file system of its own, since the tests may run as root.
    func run(_ words: [String]) throws -> CommandRun {
      let script =
        "mount --bind '\(target)' '\(target)' && mount -o remount,ro,bind '\(target)' && exec \"$@\""
      return try CommandRun.run(
        "/usr/bin/unshare", ["-m", "sh", "-c", script, "sh", Program.path] + words,
        environment: desk.program.environment)
    }
    let list = try run(["history", "list"])
    #expect(list.status == 0 && list.output.contains("first question"), "\(list.errors)")
    let asked = try run(["ask", "second"])
    #expect(asked.status == 73, "\(asked.errors)")
    #expect(asked.errors.contains("not writable"), "\(asked.errors)")
    #expect(desk.questions.value == 1)
    let unkept = try run(["ask", "third", "--context", "guide", "--no-save"])
    #expect(unkept.status == 0, "\(unkept.errors)")
  }
}

/// A value that the threads of a test share.
final class Shared<Value: Sendable>: @unchecked Sendable {
  // Unchecked: the lock is what makes it safe.
  private var stored: Value
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  init(_ value: Value) {
    stored = value
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  var value: Value {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return stored
  }

  func change(_ body: (inout Value) -> Void) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    body(&stored)
  }
}
