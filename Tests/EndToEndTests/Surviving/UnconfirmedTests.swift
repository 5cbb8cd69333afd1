import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// A reply that breaks off in session mode: nobody knows whether the server holds the turn.
@Suite struct UnconfirmedTests {
  private static let cut = "q2#40 Where is the harbour?"

  /// A session whose second turn was cut, in a program that was started again since.
  private func cut() throws -> (SteeredSession, id: String, TerminalProgram) {
    var session = try SteeredSession(rate: 2000, contexts: [])
    let id = try session.create("work", "session")
    session.program.environment["CTXCHAT_CONTEXT"] = "work"
    let first = try session.program.open([], rows: 30, columns: 100)
    try first.wait("the context") { $0.rows[0].hasPrefix("work · ") }
    first.send("q1 one\r")
    try first.wait("the reply") { $0.contains("q1.7") && $0.contains("ready") }
    try session.gateway.tell("inject disc50")
    first.send(Self.cut + "\r")
    let cut = try first.wait(for: "Did the server keep this turn?")
    #expect(cut.contains("q2.9") && cut.contains("unconfirmed"))
    // Neither a further prompt nor a new start sends it again.
    first.send("recall all\r")
    try first.wait(for: "Not sent: unconfirmed turn")
    first.signal(SIGTERM)
    #expect(try first.waitForExit() == 128 + SIGTERM)
    let screen = try session.program.open([], rows: 30, columns: 100)
    try screen.wait("the question") {
      $0.contains("Did the server keep this turn?") && $0.contains("recall all")
    }
    #expect(try session.gateway.asked() == ["q1 one", Self.cut])
    return (session, id, screen)
  }

  @Test func `It is never sent again by itself; resend sends it once more`() throws {
    let (session, _, screen) = try cut()
    screen.send(SteeredSession.f6)
    try screen.wait("the whole reply") { $0.contains("q2.39") && $0.contains("ready") }
    screen.send("\r")
    try screen.wait(for: "held 2: q1 one | \(Self.cut)")
    #expect(try session.gateway.asked() == ["q1 one", Self.cut, Self.cut, "recall all"])
    #expect(try session.gateway.tell("created") == "1")
  }

  @Test func `Rebuild makes a context without it and asks there`() throws {
    let (session, id, screen) = try cut()
    try screen.wait(for: "F5 rebuilds from the seed and 1 turn, about ")
    screen.send(SteeredSession.f5)
    try screen.wait("the whole reply") { $0.contains("q2.39") && $0.contains("ready") }
    screen.send("\r")
    // Both are held once: the first as part of the new seed.
    try screen.wait(for: "held 2: q1 one | \(Self.cut)")
    #expect(try session.gateway.asked() == ["q1 one", Self.cut, Self.cut, "recall all"])
    #expect(try session.gateway.tell("created") == "2")
    let list = try session.program.run(["contexts", "list"])
    #expect(!list.output.contains(id))
  }

  @Test func `Carry on keeps what came and sends nothing`() throws {
    let (session, _, screen) = try cut()
    screen.send(SteeredSession.f7)
    try screen.wait("no question") { !$0.contains("Did the server keep") }
    #expect(try session.gateway.asked() == ["q1 one", Self.cut])
    let kept = try screen.wait(for: "broken off")
    #expect(kept.contains("q2.9") && kept.contains("recall all"))
    screen.send("\r")
    try screen.wait("the next reply") { $0.contains("held 1: q1 one") && $0.contains("ready") }
    #expect(try session.gateway.asked() == ["q1 one", Self.cut, "recall all"])
  }
}
