import ChatModel
import FoundationEssentials
import Logging
import Testing

@testable import ChatApp

/// What each update leaves in the log.
@Suite struct SessionLogUpdateTests {
  let folder = LogFolder()

  /// The lines without moment and process: level and words.
  private func lines(_ updates: [SessionUpdate], level: Logger.Level = .trace) -> [String] {
    let file = LogFile(path: folder.path + "/log")
    let log = SessionLog(Logger(label: "test") { _ in FileLogHandler(file, level: level) })
    for update in updates { log.note(update) }
    file.flush()
    return (folder.text("log") ?? "").split(separator: "\n").map { line in
      let words = line.split(separator: " ", maxSplits: 3)
      return "\(words[1]) \(words.last ?? "")"
    }
  }

  private func turn(_ id: String, _ phase: TurnPhase) -> SessionUpdate {
    .turn(
      TurnView(
        turn: Turn(
          id: TurnID(rawValue: id), conversation: ConversationID(rawValue: "c"), prompt: "p",
          phase: phase, timings: TurnTimings(createdAt: Date(timeIntervalSince1970: 0)),
          contextID: "x")))
  }

  @Test func `A turn is told when it begins and when it ends, however often it is shown`() {
    let lines = lines([
      turn("a", .queued), turn("b", .sending), turn("a", .sending), turn("b", .ended(.failed)),
      turn("a", .streaming), turn("a", .ended(.complete)), turn("a", .ended(.complete)),
      // One of the history, which never ran here.
      turn("old", .ended(.complete)),
    ])
    #expect(
      lines == [
        "debug turn begun turn=a", "debug turn begun turn=b",
        "warning turn ended choices=0 ending=failed turn=b",
        "info turn ended choices=0 ending=complete turn=a",
      ])
  }

  @Test func `A turn that is asked again is another run, and told again`() {
    let lines = lines(
      [
        turn("a", .sending), turn("a", .ended(.unconfirmed)), turn("a", .sending),
        turn("a", .ended(.complete)),
      ], level: .info)
    #expect(
      lines == [
        "warning turn ended choices=0 ending=unconfirmed turn=a",
        "info turn ended choices=0 ending=complete turn=a",
      ])
  }

  @Test(arguments: [
    (JobProgress.Stage.running("Creating…"), "info job begun"),
    (.done("Created."), "info job done"),
    (.failed("No."), "error job failed"),
  ])
  func `A job is told by its stage, and by its context if it has one`(
    stage: JobProgress.Stage, words: String
  ) {
    let key = ContextKey(rawValue: "k1")
    #expect(
      lines([
        .progress(JobProgress(job: 1, context: nil, stage: stage)),
        .progress(JobProgress(job: 1, context: key, stage: stage)),
      ]) == [words, words + " context=k1"])
  }

  @Test func `Trouble with saving is an error, its end is told, too`() {
    let trouble = SavingTrouble(message: "SECRET", unsaved: 3)
    #expect(
      lines([.saving(trouble), .saving(nil)], level: .info) == [
        "error saving unsaved=3 works=false", "info saving unsaved=0 works=true",
      ])
  }

  @Test(arguments: [
    (Notice.Level.info, "debug"), (.warning, "warning"), (.error, "error"),
  ])
  func `A notice has the level that the user saw`(level: Notice.Level, word: String) {
    #expect(
      lines([.notice(Notice(level: level, text: "“SECRET” is full."))]) == [
        "\(word) notice: “…” is full."
      ])
  }

  @Test(arguments: [
    (SendRefusal.Reason.tooLong(message: "SECRET"), "\"too long\""),
    (.impossible(message: "SECRET"), "impossible"),
    (.notStored(message: "SECRET", isBusy: true), "\"not stored\""),
  ])
  func `A refusal is told by its kind, without its sentence`(
    reason: SendRefusal.Reason, word: String
  ) {
    let request = SendRequest(
      turn: TurnID(rawValue: "t1"), conversation: ConversationID(rawValue: "c"), prompt: "SECRET")
    #expect(
      lines([.refused(SendRefusal(request: request, reason: reason))]) == [
        "warning prompt refused reason=\(word) turn=t1"
      ])
  }

  @Test func `At the usual level nothing is written while all goes well and nothing ends`() {
    #expect(
      lines(
        [
          .started, .contexts([]), .models(profile: "SECRET", ["SECRET"]),
          .serverContexts(profile: "SECRET", []), turn("a", .streaming),
          .delta(
            TurnDelta(
              turn: TurnID(rawValue: "a"), conversation: ConversationID(rawValue: "c"),
              content: "x")),
        ], level: .info) == [])
  }
}
