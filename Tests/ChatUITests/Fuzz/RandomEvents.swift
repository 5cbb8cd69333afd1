import ChatModel
import FoundationEssentials
import TerminalKit

@testable import ChatUI

/// Makes up events as a hurried user, a busy controller and a window that is dragged about would.
struct RandomEvents {
  var random: SeededGenerator
  private var turns: [TurnID] = []
  private var clock = Date.start

  init(seed: UInt64) {
    random = SeededGenerator(seed)
  }

  private static let chords: [[KeyPress]] = ActionInfo.all.flatMap { info in
    info.chords.compactMap { KeyChord($0)?.steps }
  }
  private static let texts = [
    "a", "B", "/", "@", "?", " ", "\\", "日本", "👨‍👩‍👧", "e\u{301}", "\u{1B}[31m", "\u{202E}", "\t",
    "/ctx use ", "/set n 3", "/theme light", "@Sour", "//x", "/zzz", "123", "—",
  ]

  /// The next events; several for a chord.
  mutating func next(_ state: AppState) -> [AppEvent] {
    clock += Double.random(in: 0...0.3, using: &random)
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<45: return chord()
    case 45..<68: return typed()
    case 68..<88: return [.session(session(state), at: clock)]
    case 88..<92: return [.tick(nextDeadline(state) ?? clock)]
    case 92..<95: return [resize()]
    default: return [other()]
    }
  }

  private mutating func chord() -> [AppEvent] {
    let steps = Self.chords.randomElement(using: &random) ?? []
    return steps.map { .input(.key($0), at: clock) }
  }

  private mutating func typed() -> [AppEvent] {
    (Self.texts.randomElement(using: &random) ?? "").map {
      .input(.key(KeyPress(.character($0))), at: clock)
    }
  }

  private mutating func resize() -> AppEvent {
    .resized(
      Size(
        rows: Int.random(in: 0...60, using: &random),
        columns: Int.random(in: 0...140, using: &random)))
  }

  private mutating func other() -> AppEvent {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: .input(.paste(String(repeating: "pasted\n", count: 8)), at: clock)
    case 1: .input(.focus(Bool.random(using: &random)), at: clock)
    case 2:
      .input(
        .mouse(MouseEvent(action: .wheelUp, position: Point(row: 3, column: 3))), at: clock)
    case 3:
      .input(.reply(.color(selector: 11, red: 1, green: 1, blue: .random(in: 0...1))), at: clock)
    case 4:
      .editorReturned(
        [.edited("edited\n"), .failed(reason: "It broke."), .stopped(editor: "vi")]
          .randomElement(using: &random) ?? .edited(""))
    case 5: .pathCompletions(prefix: "Sour", ["Sources/", "Sour.md"])
    case 6: .document(title: "Dry run", text: "{\n\t\"a\": \"\u{1B}\"\n}", at: clock)
    case 7: .terminal(.colors([0, 8, 16, 256].randomElement(using: &random) ?? 0))
    default: .notice(Notice(level: .warning, text: "mind\nthe gap"), at: clock)
    }
  }

  private mutating func session(_ state: AppState) -> SessionUpdate {
    let talks = [
      Sample.manualTalk, Sample.codeTalk, Sample.otherCodeTalk, Sample.soonTalk, state.pane.id,
    ]
    let talk = talks.randomElement(using: &random) ?? Sample.manualTalk
    switch Int.random(in: 0..<15, using: &random) {
    case 14:
      let isWell = Bool.random(using: &random)
      return .saving(isWell ? nil : SavingTrouble(message: "Full.", unsaved: 2))
    case 0: return .contexts(Array(Sample.contexts.shuffled(using: &random).prefix(3)))
    case 1, 2: return .opened(snapshot(talk))
    case 3: return .branch(snapshot(talk))
    case 4: return .earlier(talk, turns: [Sample.view("e0", in: talk)], hasEarlier: false)
    case 5: return .refused(refusal(talk))
    case 6: return .promptReturned(talk, prompt: "/came back")
    case 7: return .progress(progress())
    case 8: return .searchResults(serial: state.overlays.searchSerial, [hit(talk)])
    case 9: return .usage(usage())
    case 10: return .turn(turn(talk))
    case 11: return .offer(offer(talk))
    default:
      let name = turns.randomElement(using: &random) ?? TurnID(rawValue: "none")
      return .delta(TurnDelta(turn: name, conversation: talk, content: "**more** `text`\n"))
    }
  }

  private mutating func snapshot(_ talk: ConversationID) -> ConversationSnapshot {
    let key = talk == Sample.codeTalk || talk == Sample.otherCodeTalk ? Sample.code : Sample.manual
    let views = (0..<Int.random(in: 0...6, using: &random)).map {
      Sample.view("\(talk)-\($0)", in: talk, after: $0 == 0 ? nil : "\(talk)-\($0 - 1)")
    }
    return ConversationSnapshot(
      conversation: Sample.conversation(talk, key), turns: views,
      hasEarlier: Bool.random(using: &random), draft: Draft(text: "stored", caret: 99),
      promptHistory: ["one", "two"])
  }

  private mutating func turn(_ talk: ConversationID) -> TurnView {
    let phases: [TurnPhase] =
      TurnEnding.allCases.map { .ended($0) }
      + [.queued, .sending, .streaming, .stopping, .waiting(until: clock + 3, reason: "busy")]
    let known = turns.isEmpty || Bool.random(using: &random)
    let id =
      known
      ? TurnID.random(using: &random) : turns.randomElement(using: &random) ?? .random()
    turns = Array((turns + [id]).suffix(20))
    return Sample.view(
      id.rawValue, in: talk, phase: phases.randomElement(using: &random) ?? .queued)
  }

  private mutating func refusal(_ talk: ConversationID) -> SendRefusal {
    let reasons: [SendRefusal.Reason] = [
      .expired(secondsLeft: -5), .lost, .invalid(message: "too hot"), .drivenElsewhere,
      .unconfirmed(TurnID(rawValue: "u")), .notStored(message: "disk full"),
    ]
    return SendRefusal(
      request: SendRequest(
        turn: turns.randomElement(using: &random) ?? .random(using: &random), conversation: talk,
        prompt: "refused"),
      reason: reasons.randomElement(using: &random) ?? .lost)
  }

  private mutating func offer(_ talk: ConversationID) -> RebuildOffer {
    let turn = turns.randomElement(using: &random) ?? TurnID(rawValue: "none")
    let commands: [SessionCommand] = [
      .retry(turn), .edit(turn, SendRequest(turn: turn, conversation: talk, prompt: "again")),
      .undo(talk), .fork(talk, upTo: nil),
      .settle(turn, .rebuild), .rebuild(Sample.manual, pending: nil),
    ]
    return Sample.offer(
      commands.randomElement(using: &random) ?? .undo(talk),
      in: Bool.random(using: &random) ? talk : nil, newest: Bool.random(using: &random) ? 2 : nil)
  }

  private mutating func progress() -> JobProgress {
    let stages: [JobProgress.Stage] = [.running("rebuilding"), .done("done"), .failed("no")]
    return JobProgress(
      job: Int.random(in: 0...2, using: &random),
      context: Bool.random(using: &random) ? nil : Sample.code,
      stage: stages.randomElement(using: &random) ?? .done(""))
  }

  private mutating func hit(_ talk: ConversationID) -> SearchHit {
    SearchHit(
      SearchHit.Kind.allCases.randomElement(using: &random) ?? .reply,
      context: Sample.code, conversation: Bool.random(using: &random) ? talk : nil,
      turn: TurnID(rawValue: "\(talk)-1"), conversationTitle: "t",
      contextLabel: "l", date: clock, snippet: "a hit here", matches: [2..<5, 90..<99])
  }

  private mutating func usage() -> UsageReport {
    let row = UsageReport.Row(
      label: "row", usage: Usage(promptTokens: Int.random(in: 0...1000, using: &random)), turns: 1)
    return UsageReport(turns: [row, row], conversation: row, contexts: [row], total: row)
  }
}
