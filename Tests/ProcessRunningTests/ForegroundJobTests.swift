import ChatTestSupport
import Glibc
import Testing

@testable import ProcessRunning

/// A job where the terminal is not ours to give; with job control it is tried by the whole program in a
/// pseudo-terminal.
@Suite struct ForegroundJobTests {
  private func run(_ line: String) throws -> ChildEnding {
    let terminal = try PseudoTerminal(rows: 24, columns: 80)
    defer { terminal.close() }
    let file = open(terminal.path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(file) }
    var job = try ForegroundJob.start(ChildCommand(line: line), on: file).get()
    while true {
      if case .ended(let ending) = job.look() { return ending }
      sched_yield()
    }
  }

  @Test func `It has the terminal as input and output, and its ending is reported`() throws {
    #expect(try run("test -t 0 && test -t 1 && exit 5") == .exited(5))
    #expect(try run("kill -KILL $$") == .signalled(9))
  }

  @Test func `A start that fails says why`() throws {
    let terminal = try PseudoTerminal(rows: 24, columns: 80)
    defer { terminal.close() }
    let file = open(terminal.path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(file) }
    guard
      case .failure(let failure) = ForegroundJob.start(
        ChildCommand(line: "/nonexistent/editor"), on: file)
    else {
      Issue.record("it started")
      return
    }
    #expect(failure.ending == .notStarted(ENOENT))
  }
}
