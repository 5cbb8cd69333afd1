import Glibc
import Testing

@testable import ProcessRunning

/// How a child ended, in numbers and in words.
@Suite struct ChildEndingTests {
  @Test func `Every status and every signal is found in the number that the system gives`() {
    for status in 0..<256 {
      #expect(ChildEnding(status: Int32(status) << 8) == .exited(Int32(status)))
    }
    for signal in 1..<65 {
      // With the mark of a core that was dumped, and without.
      #expect(ChildEnding(status: Int32(signal)) == .signalled(Int32(signal)))
      #expect(ChildEnding(status: Int32(signal) | 0x80) == .signalled(Int32(signal)))
    }
  }

  @Test(arguments: [
    (ChildEnding.exited(0), "succeeded"), (.exited(3), "ended with status 3"),
    (.exited(127), "could not be started: no such program"),
    (.exited(126), "could not be started: permission denied"),
    (.notStarted(ENOENT), "could not be started: no such program"),
    (.notStarted(EACCES), "could not be started: permission denied"),
    (.notStarted(E2BIG), "could not be started: Argument list too long"),
    (.signalled(SIGKILL), "was ended by signal 9 (Killed)"),
    (.signalled(SIGTERM), "was ended by signal 15 (Terminated)"),
    (.timedOut(seconds: 5), "took longer than 5 s and was stopped"),
    (.timedOut(seconds: 0.25), "took longer than 0.25 s and was stopped"),
  ])
  func `The words follow the name of the command`(ending: ChildEnding, words: String) {
    #expect(ending.words == words)
    #expect(ending.isGood == (ending == .exited(0)))
  }

  @Test func `A status that a shell gives for a missing program reads like the system's own`() {
    for line in ["/nonexistent/program", "exec /nonexistent/program"] {
      let ending = ChildRunner.run(ChildCommand(line: line + " $NOTHING")).ending
      #expect(ending == .exited(127))
      #expect(
        ending.words == ChildRunner.run(ChildCommand(line: "/nonexistent/program")).ending.words)
    }
  }

  @Test(arguments: [0, 1, 2, 77, 126, 128, 255])
  func `A child's own status comes back`(status: Int32) {
    #expect(ChildRunner.run(ChildCommand(line: "exit \(status)")).ending == .exited(status))
  }

  @Test(arguments: [SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGUSR1, SIGTERM, SIGKILL])
  func `A child that ended itself by a signal is told apart from one with that status`(
    signal: Int32
  ) {
    #expect(ChildRunner.run(ChildCommand(line: "kill -\(signal) $$")).ending == .signalled(signal))
    #expect(
      ChildRunner.run(ChildCommand(line: "exit \(128 + signal)")).ending == .exited(128 + signal))
  }
}
