import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Two programs on one history.
@Suite struct TwoInstancesTests {
  private func opened(_ rate: Int, _ mode: String) throws -> (
    SteeredSession, TerminalProgram, TerminalProgram
  ) {
    var session = try SteeredSession(rate: rate, contexts: [("work", mode)])
    session.program.environment["CTXCHAT_CONTEXT"] = "work"
    let run = try session.program.run(["ask", "q1 one", "--context", "work", "--no-stream"])
    #expect(run.status == 0, "\(run.errors)")
    let screens = try (0..<2).map { _ in
      let screen = try session.program.open([], rows: 30, columns: 100)
      try screen.wait(for: "q1.7")
      return screen
    }
    return (session, screens[0], screens[1])
  }

  @Test(arguments: ["session", "common_prefix"])
  func `What one says the other shows, while it comes and when it has ended`(mode: String) throws {
    let (session, one, two) = try opened(20, mode)
    defer { withExtendedLifetime(session) {} }
    one.send("q2#30 two\r")
    try two.wait("the prompt") { $0.rows.contains { $0.hasPrefix("› q2#30 two") } }
    try two.wait(for: "q2.3")
    // Only the one that receives it can stop it.
    try two.wait("who receives it") {
      $0.contains("another ctxchat is receiving this reply") && !$0.contains("Esc stop")
    }
    #expect(one.screen.contains("Esc stop"))
    #expect(!one.screen.contains("q2.29"))
    try two.wait("the whole reply") { $0.contains("q2.29") && $0.contains("ready") }
    try one.wait("the whole reply") { $0.contains("q2.29") && $0.contains("ready") }
  }

  @Test func `They never drive one session at once; when one is killed the other takes over`()
    throws
  {
    let (session, one, two) = try opened(10, "session")
    one.send("q2#60 two\r")
    try two.wait(for: "q2.3")
    two.send("recall all\r")
    try two.wait(for: "Not sent: another ctxchat is using this context")
    #expect(try session.gateway.asked() == ["q1 one", "q2#60 two"])
    one.signal(SIGKILL)
    #expect(try one.waitForExit() == 128 + SIGKILL)
    // Nobody knows what became of the turn of the dead one: that is asked before anything is sent.
    two.send(SteeredSession.f6)
    let asks = try two.wait(for: "unconfirmed turn")
    #expect(asks.contains("q2.3"))
    #expect(try session.gateway.asked() == ["q1 one", "q2#60 two"])
    two.send(SteeredSession.f7)
    try two.wait("no question") { !$0.contains("unconfirmed turn") }
    two.send("\r")
    try two.wait("the reply", seconds: 60) { $0.contains("held 1: q1 one") && $0.contains("ready") }
    #expect(try session.gateway.asked().last == "recall all")
  }
}
