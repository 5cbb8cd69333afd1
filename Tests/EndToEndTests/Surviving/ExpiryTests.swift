import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import HistoryStore
import Testing

/// A context that ends in the middle of a conversation: one key, and the new one holds everything.
@Suite struct ExpiryTests {
  private func session(_ mode: String) throws -> (SteeredSession, id: String, TerminalProgram) {
    var session = try SteeredSession(rate: 2000, contexts: [])
    let id = try session.create("work", mode)
    let screen = try session.program.open(["--context", "work"], rows: 30, columns: 100)
    try screen.wait("the context") { $0.rows[0].hasPrefix("work · ") }
    session.program.environment["CTXCHAT_CONTEXT"] = "work"
    screen.send("q1 My cat is called Pangur.\r")
    try screen.wait("the reply") { $0.contains("q1.7") && $0.contains("ready") }
    return (session, id, screen)
  }

  @Test(arguments: ["session", "common_prefix"])
  func
    `The server has dropped it: F5 makes it again, asks again, and keeps what was typed meanwhile`(
      mode: String
    ) throws
  {
    let (session, id, screen) = try session(mode)
    try session.gateway.tell("expire \(id)")
    screen.send("recall what I said\r")
    // Typed before anyone knows that the prompt will come back.
    screen.send("and a draft below")
    let refused = try screen.wait(for: "Not sent: the server lost the context")
    #expect(refused.contains("recall what I said") && refused.contains("and a draft below"))
    try screen.wait("the state in the header") { $0.rows[0].contains(" · lost") }
    #expect(try session.gateway.asked() == ["q1 My cat is called Pangur.", "recall what I said"])
    #expect(try session.gateway.tell("created") == "1")
    try waitForPreview(mode, screen)
    screen.send(SteeredSession.f5)
    let answered = try screen.wait("the reply") {
      $0.contains("held 1: q1 My cat is called Pangur.") && $0.contains("ready")
    }
    #expect(answered.contains("and a draft below"), "\(answered)")
    #expect(try session.gateway.tell("created") == "2")
    #expect(try session.gateway.asked().count == 3)
    screen.signal(SIGTERM)
    #expect(try screen.waitForExit() == 128 + SIGTERM)
    let again = try session.program.open([], rows: 30, columns: 100)
    let kept = try again.wait(for: "and a draft below")
    #expect(kept.contains("held 1: q1 My cat is called Pangur."))
  }

  @Test(arguments: ["session", "common_prefix"])
  func `Expired by our own clock it is not even asked; F5 makes it again and sends`(
    mode: String
  ) async throws {
    let (session, _, first) = try session(mode)
    first.signal(SIGTERM)
    #expect(try first.waitForExit() == 128 + SIGTERM)
    try await age(session, by: 90_000)
    try session.gateway.tell("advance 90000")
    let screen = try session.program.open([], rows: 30, columns: 100)
    try screen.wait("the context") { $0.rows[0].contains("expired") }
    screen.send("recall what I said\r")
    try screen.wait(for: "Not sent: expired")
    #expect(try session.gateway.asked() == ["q1 My cat is called Pangur."])
    try waitForPreview(mode, screen)
    screen.send(SteeredSession.f5)
    try screen.wait("the reply") {
      $0.contains("held 1: q1 My cat is called Pangur.") && $0.contains("ready")
    }
    #expect(try session.gateway.asked().count == 2)
    #expect(try session.gateway.tell("created") == "2")
  }

  @Test(arguments: [(SteeredSession.f6, SteeredSession.f7), ("\u{18}s", "\u{18}o")])
  func `Where only our clock is wrong, F6 sends anyway; F7 goes to the menu with the prompt kept`(
    send: String, other: String
  ) async throws {
    let (session, _, first) = try session("session")
    first.signal(SIGTERM)
    #expect(try first.waitForExit() == 128 + SIGTERM)
    try await age(session, by: 90_000)
    let screen = try session.program.open([], rows: 30, columns: 100)
    try screen.wait("the context") { $0.rows[0].contains("expired") }
    screen.send("recall what I said\r")
    try screen.wait(for: "Not sent: expired")
    screen.send(other)
    try screen.wait(for: "Contexts ›")
    screen.send("\u{1B}")
    try screen.wait("the question and the prompt") {
      $0.contains("Not sent: expired") && $0.contains("› recall what I said")
    }
    screen.send(send)
    try screen.wait("the reply") {
      $0.contains("held 1: q1 My cat is called Pangur.") && $0.rows[0].contains(" · warm")
    }
    #expect(try session.gateway.asked().count == 2)
    #expect(try session.gateway.tell("created") == "1")
  }

  /// The bar says what the key will send before it is pressed.
  private func waitForPreview(_ mode: String, _ screen: TerminalProgram) throws {
    let turns = mode == "session" ? " and 1 turn" : ""
    try screen.wait(for: "F5 rebuilds from the seed\(turns), about ")
  }

  /// Puts the last use of every context into the past.
  private func age(_ session: SteeredSession, by seconds: Double) async throws {
    let store = try await HistoryStore.open(at: session.program.historyPath)
    for var context in try await store.contexts() {
      context.createdAt.addTimeInterval(-seconds)
      context.lastUsedAt?.addTimeInterval(-seconds)
      try await store.save(context)
    }
    await store.close()
  }
}
