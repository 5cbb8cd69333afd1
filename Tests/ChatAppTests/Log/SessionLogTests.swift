import ChatModel
import FoundationEssentials
import Logging
import Testing

@testable import ChatApp

@Suite struct SessionLogTests {
  let folder = LogFolder()

  private func lines(
    level: Logger.Level = .info, _ body: (SessionLog) -> Void
  ) -> [String] {
    let file = LogFile(path: folder.path + "/log")
    let logger = Logger(label: "test") { _ in FileLogHandler(file, level: level) }
    body(SessionLog(logger))
    file.flush()
    return (folder.text("log") ?? "").split(separator: "\n").map(String.init)
  }

  private func turn(_ phase: TurnPhase) -> Turn {
    let start = Date(timeIntervalSince1970: 1_775_000_000)
    return Turn(
      id: TurnID(rawValue: "turn1"), conversation: ConversationID(rawValue: "c1"),
      system: "SECRET system", prompt: "SECRET prompt",
      choices: [Choice(content: "SECRET reply", reasoning: "SECRET thought")], phase: phase,
      usage: Usage(promptTokens: 100, completionTokens: 20, cachedTokens: 60),
      timings: TurnTimings(
        createdAt: start, sentAt: start, firstTokenAt: start + 0.25, endedAt: start + 1.5),
      contextID: "ctx-1", requestID: "req-9", failure: "SECRET failure")
  }

  @Test func `The end of a turn is one line with its figures, told once`() throws {
    let lines = lines { log in
      log.note(.turn(TurnView(turn: turn(.sending))))
      log.note(.turn(TurnView(turn: turn(.streaming))))
      log.note(.turn(TurnView(turn: turn(.ended(.complete)))))
      log.note(.turn(TurnView(turn: turn(.ended(.complete)))))
    }
    #expect(lines.count == 1)
    let line = try #require(lines.first)
    #expect(
      line.hasSuffix(
        "turn ended cached=60 choices=1 completion=20 ending=complete first_ms=250 prompt=100"
          + " request=req-9 stream_ms=1250 turn=turn1"))
    #expect(line.contains(" info ["))
  }

  @Test(arguments: TurnEnding.allCases)
  func `An ending that is not good is a warning`(ending: TurnEnding) {
    let lines = lines { $0.note(ended: turn(.ended(ending))) }
    let isGood = [.complete, .length, .stopped].contains(ending)
    #expect(lines.count == 1)
    #expect(lines[0].contains(isGood ? " info [" : " warning ["))
    #expect(lines[0].contains("ending=\(ending.rawValue)"))
  }

  @Test func `Nothing that anyone wrote is kept, at any level`() {
    let id = ConversationID(rawValue: "c1")
    let context = CachedContext(
      label: "SECRET label", contextID: "ctx-1", mode: .session, model: "m", profile: "p",
      seed: [Message(role: .user, content: "SECRET seed")],
      sources: [ContextSource(path: "/SECRET/path", bytes: 1, sha256: "")], createdAt: Date())
    let conversation = Conversation(
      id: id, context: context.key, title: "SECRET", createdAt: Date())
    let snapshot = ConversationSnapshot(
      conversation: conversation, turns: [TurnView(turn: turn(.streaming))],
      draft: Draft(text: "SECRET draft"), promptHistory: ["SECRET"])
    let request = SendRequest(conversation: id, prompt: "SECRET prompt")
    let updates: [SessionUpdate] = [
      .contexts([ContextSummary(context: context)]), .opened(snapshot), .branch(snapshot),
      .earlier(id, turns: snapshot.turns, hasEarlier: false), .turn(TurnView(turn: turn(.sending))),
      .delta(TurnDelta(turn: TurnID(rawValue: "turn1"), conversation: id, content: "SECRET")),
      .turn(TurnView(turn: turn(.ended(.failed)))),
      .refused(SendRefusal(request: request, reason: .invalid(message: "SECRET reason"))),
      .promptReturned(id, prompt: "SECRET prompt"),
      .progress(JobProgress(job: 1, context: nil, stage: .running("Creating “SECRET”…"))),
      .progress(
        JobProgress(job: 1, context: context.key, stage: .failed("SECRET words of the server"))),
      .searchResults(serial: 1, []),
      .usage(UsageReport(total: .init(label: "SECRET", usage: Usage(), turns: 1))),
      .notice(Notice(level: .error, text: "The label “SECRET label” is taken.")),
      .notice(Notice(level: .info, text: "Imported ctx-2 as “SECRET label”.")),
    ]
    let lines = lines(level: .trace) { log in updates.forEach { log.note($0) } }
    #expect(lines.count >= 9)
    for line in lines { #expect(!line.contains("SECRET"), "\(line)") }
    #expect(lines.contains { $0.hasSuffix("notice: The label “…” is taken.") })
  }

  @Test(arguments: [
    (SendRefusal.Reason.expired(secondsLeft: 3), "expired"), (.lost, "lost"),
    (.invalid(message: "x"), "invalid"), (.drivenElsewhere, "\"driven elsewhere\""),
    (.unconfirmed(TurnID(rawValue: "t")), "unconfirmed"),
    (.notStored(message: "x"), "\"not stored\""),
  ])
  func `A refusal is one word`(reason: SendRefusal.Reason, word: String) {
    let request = SendRequest(conversation: ConversationID(rawValue: "c"), prompt: "x")
    let lines = lines { $0.note(.refused(SendRefusal(request: request, reason: reason))) }
    #expect(lines.count == 1)
    #expect(lines[0].contains("prompt refused reason=\(word) turn="))
  }

  @Test func `A line holds moment, level, process, message and sorted fields`() {
    let event = LogEvent(
      level: .warning, message: "two\nlines", metadata: ["b": "2 3", "a": "1"], source: nil,
      file: #fileID, function: #function, line: #line)
    let line = FileLogHandler.line(
      for: event, metadata: ["a": "0", "c": "4"], at: Date(timeIntervalSince1970: 1_775_000_000.5))
    #expect(line.hasPrefix("2026-03-31T23:33:20.500Z warning ["))
    #expect(line.hasSuffix("] two lines a=1 b=\"2 3\" c=4"))
  }
}
