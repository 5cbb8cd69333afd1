import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// The built program before a real terminal emulator.
@Suite struct ScreenTests {
  static let ready = "Write a prompt"

  @Test(arguments: [(24, 80), (50, 200)])
  func `A question is answered from the pinned context, streamed, at any size`(
    rows: Int, columns: Int
  ) throws {
    let screen = try Program().open(rows: rows, columns: columns)
    try screen.wait(for: Self.ready)
    screen.send("What is a context?\r")
    try screen.wait(for: "› What is a context?")
    try screen.wait(for: "streaming")
    let end = try screen.wait("the end of the reply") {
      $0.contains("no language model") && $0.contains("ready")
    }
    #expect(end.contains("% cached"))
    #expect(end.rows[0].hasPrefix("guide · session"))
    #expect(end.cursorIsVisible)
  }

  @Test func `Esc stops a reply and keeps what came, on disk as well`() throws {
    var program = try Program()
    program.environment["CTXCHAT_DEMO_RATE"] = "20"
    let screen = try program.open()
    try screen.wait(for: Self.ready)
    screen.send("What is a context?\r")
    try screen.wait(for: "The pinned")
    screen.send("\u{1B}")
    try screen.wait(for: "stopped · the server may lack this turn: /ctx rebuild adds it")
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    let again = try program.open()
    let kept = try again.wait(for: "stopped")
    #expect(kept.contains("The pinned"))
  }

  @Test func `Another context opens while a reply streams, which is whole when one comes back`()
    throws
  {
    var program = try Program()
    program.environment["CTXCHAT_DEMO_RATE"] = "60"
    let screen = try program.open()
    try screen.wait(for: Self.ready)
    screen.send("What is a context?\r")
    try screen.wait(for: "The pinned")
    try openReference(screen)
    screen.send("\u{1B}OQ")
    try screen.wait(for: "中文指南")
    screen.send("guide")
    try screen.wait("the match on top") { $0.rows.contains { $0.hasPrefix("›1 guide") } }
    screen.send("\r")
    try screen.wait("the first context") { $0.rows[0].hasPrefix("guide · ") }
    try screen.wait("a whole reply") {
      $0.contains("no language model") && $0.contains("ready")
    }
  }

  /// F2, a filter, Enter, as a user goes to another context.
  private func openReference(_ screen: TerminalProgram) throws {
    screen.send("\u{1B}OQ")
    try screen.wait(for: "api-reference")
    screen.send("api")
    try screen.wait(forNo: "中文指南")
    screen.send("\r")
    try screen.wait("the other context") { $0.rows[0].hasPrefix("api-reference") }
  }

  @Test
  func `Killed while a past prompt is edited, neither its text nor the draft behind it is lost`()
    throws
  {
    let program = try Program()
    let first = try program.open()
    try first.wait(for: Self.ready)
    first.send("What is a context?\r")
    try first.wait("the reply") { $0.contains("no language model") && $0.contains("ready") }
    first.send("xyzzy behind it")
    try first.wait(for: "xyzzy behind it")
    first.send("\te")
    try first.wait(for: "edit › What is a context?")
    first.send(" And plugh?")
    try first.wait("the edited prompt on disk") { _ in
      program.folder.allFiles().contains { $0.bytes.contains("And plugh?") }
    }
    first.signal(SIGKILL)
    #expect(try first.waitForExit() == 128 + SIGKILL)
    let second = try program.open()
    try second.wait("both texts") {
      $0.contains("› What is a context? And plugh?") && $0.contains("xyzzy behind it")
    }
  }

  @Test func `Conversation, draft and pinned context are as they were after a restart`() throws {
    let program = try Program()
    let first = try program.open()
    try first.wait(for: Self.ready)
    try openReference(first)
    first.send("Which errors are there?\r")
    try first.wait("the reply") { $0.contains("no language model") && $0.contains("ready") }
    first.send("an unsent draft")
    try first.wait(for: "an unsent draft")
    first.send("\u{1B}OQ")
    try first.wait(for: "Contexts ›")
    first.send("\u{1B}")
    try first.wait(forNo: "Contexts ›")
    first.signal(SIGTERM)
    #expect(try first.waitForExit() == 143)
    let second = try program.open()
    let screen = try second.wait(for: "an unsent draft")
    #expect(screen.rows[0].hasPrefix("api-reference"))
    #expect(screen.contains("no language model"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE])
  func `The terminal is as it was after every signal that can be caught`(signal: Int32) throws {
    let screen = try Program().open()
    let before = screen.terminal.modes
    try screen.wait(for: Self.ready)
    #expect(screen.terminal.modes != before)
    screen.signal(signal)
    #expect(try screen.waitForExit() > 128)
    #expect(screen.terminal.modes == before)
    let after = screen.screen
    #expect(!after.isAlternate)
    #expect(after.cursorIsVisible)
    #expect(String(decoding: screen.recording, as: UTF8.self).contains("\u{1B}[?2004l"))
  }

  @Test func `Quitting leaves the terminal as it was`() throws {
    let screen = try Program().open()
    let before = screen.terminal.modes
    try screen.wait(for: Self.ready)
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    #expect(screen.terminal.modes == before)
    #expect(!screen.screen.isAlternate)
  }

  @Test func `A pasted text never sends, and no control byte of it reaches the terminal`() throws {
    let screen = try Program().open()
    try screen.wait(for: Self.ready)
    screen.paste("one\r\u{1B}]0;evil\u{07}two\u{9B}31m")
    let shown = try screen.wait(for: "two")
    screen.settle()
    #expect(shown.contains("one"))
    #expect(!screen.screen.title.contains("evil"))
    #expect(!screen.screen.contains("streaming"))
  }

  @Test func `An idle program writes nothing and is not woken up`() throws {
    let screen = try Program().open()
    // A ttl of exactly a week is 6 days and 23 hours after the first second.
    try screen.wait(for: "6d 23h")
    screen.settle(milliseconds: 700)
    let written = screen.recording.count
    let before = try switches(of: screen.pid)
    screen.pump(milliseconds: 1500)
    let late = String(decoding: screen.recording[written...], as: UTF8.self)
    #expect(late.isEmpty, "written while idle: \(late.debugDescription)")
    // The minute may turn meanwhile: one tick.
    #expect(try switches(of: screen.pid) - before <= 2)
  }

  @Test func `Nothing runs on the default executor, whose threads wake once a second for ever`()
    throws
  {
    let screen = try Program().open()
    try screen.wait(for: Self.ready)
    screen.send("What is a context?\r")
    try screen.wait(for: "tok/s")
    screen.settle()
    #expect(try !ThreadNames.of(screen.pid).isEmpty)
    #expect(try ThreadNames.shared(of: screen.pid).isEmpty)
  }

  /// How often the main thread gave up the processor by itself.
  private func switches(of pid: pid_t) throws -> Int {
    let status = FileManager.default.contents(atPath: "/proc/\(pid)/task/\(pid)/status") ?? Data()
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("voluntary_ctxt_switches") }
    return try #require(line?.split(separator: "\t").last.flatMap { Int($0) })
  }

  @Test func `A terminal that is too small says so and comes back`() throws {
    let screen = try Program().open(rows: 24, columns: 80)
    try screen.wait(for: Self.ready)
    screen.resize(rows: 5, columns: 20)
    screen.settle()
    #expect(screen.screen.rows.contains { !$0.isEmpty })
    screen.resize(rows: 24, columns: 80)
    try screen.wait(for: Self.ready)
  }
}
