import Basics
import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import HistoryStore
import Testing

/// A session in which much happens at once, killed again and again, with a record of what was typed and seen.
final class BusySession {
  /// What a busy machine may add before a byte is read or a timer fires, in seconds.
  static let allowance = 0.75
  /// Promised: seconds that a draft, and streamed text, may be behind.
  static let draftLimit = 1.0
  static let textLimit = 0.25

  private static let labels = ["alpha", "beta", "gamma", "delta"]
  private let session: SteeredSession
  private var random: SplitMix
  private let seed: UInt64
  private var kills = 0
  private var words = 0

  /// The last character of each word that was typed, and where.
  private var typed: [(word: String, label: String, at: UInt64)] = []
  /// Names of prompts that the screen showed as sent.
  private var shown: Set<String> = []
  private var killedAt: UInt64 = 0
  /// Turns that were open when the program was last killed, with the text that was on disk.
  private var open: [TurnID: String] = [:]

  private var worstDraft = 0.0
  private var worstText = 0.0
  private var startedAt = Monotonic.nanoseconds
  private var textKills = 0
  /// What was done since the last start, and the screen at its end: for whoever reads of a failure.
  private var trail: [(what: String, at: UInt64)] = []
  private var lastScreen = ""

  init(seed: UInt64) throws {
    self.seed = seed
    random = SplitMix(seed: seed)
    print("kill: seed \(seed)")
    session = try SteeredSession(
      rate: 60,
      contexts: [
        ("alpha", "session"), ("beta", "session"), ("gamma", "common_prefix"),
        ("delta", "common_prefix"),
      ])
    for label in Self.labels {
      let run = try session.program.run(["ask", "first-\(label)#3", "--context", label])
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  var report: String {
    let seconds = Double(Monotonic.nanoseconds - startedAt) / 1e9
    return
      "kill: seed \(seed): \(kills) kills in \(Int(seconds)) s, \(session.gateway.log.asked.count)"
      + " prompts asked, \(textKills) replies cut; worst lag of a draft \(Int(worstDraft * 1000)) ms, of"
      + " streamed text \(Int(worstText * 1000)) ms"
  }

  // MARK: Busy

  /// Starts the program, is busy, and kills it at a random moment.
  func run(_ number: Int) throws {
    kills = number
    trail = [("start", Monotonic.nanoseconds)]
    let screen = try session.program.open([])
    let life =
      random.chance(10)
      ? Int.random(in: 0..<400, using: &random) : Int.random(in: 300..<2500, using: &random)
    if life >= 400 {
      try screen.wait("a conversation") { screen in
        Self.labels.contains { screen.rows[0].hasPrefix("\($0) · ") }
      }
    }
    let end = Monotonic.nanoseconds + UInt64(life) * 1_000_000
    var label = Self.labels[0]
    if life >= 400 {
      while Monotonic.nanoseconds < end { try act(screen, &label, until: end) }
    }
    while Monotonic.nanoseconds < end { screen.pump(milliseconds: 2) }
    look(at: screen)
    killedAt = Monotonic.nanoseconds
    screen.signal(SIGKILL)
    #expect(try screen.waitForExit() == 128 + SIGKILL)
    look(at: screen)
  }

  private func act(_ screen: TerminalProgram, _ label: inout String, until end: UInt64) throws {
    rest(screen, 20...150)
    label = Self.labels.randomElement(using: &random) ?? label
    press(SteeredSession.keys(to: label), "to \(label)", screen)
    rest(screen, 0...40)
    let isSession = label == "alpha" || label == "beta"
    if isSession, random.chance(60) { press(SteeredSession.f7, "F7", screen) }
    words += 1
    if random.chance(75) {
      type("q\(words)#\(Int.random(in: 5...120, using: &random))", in: label, screen)
      for _ in 0..<Int.random(in: 0...3, using: &random) { typeWord(in: label, screen) }
      press("\r", "Enter", screen)
      rest(screen, 0...80)
      if random.chance(40) { look(at: screen) }
    }
    for _ in 0..<Int.random(in: 0...6, using: &random) where Monotonic.nanoseconds < end {
      typeWord(in: label, screen)
    }
    if random.chance(10) {
      press("\u{1B}", "Esc", screen)
      rest(screen, 60...80)
    }
  }

  private func press(_ keys: String, _ name: String, _ screen: TerminalProgram) {
    trail.append((name, Monotonic.nanoseconds))
    screen.send(keys)
  }

  private func typeWord(in label: String, _ screen: TerminalProgram) {
    words += 1
    type("w\(words)z", in: label, screen)
  }

  private func type(_ word: String, in label: String, _ screen: TerminalProgram) {
    for character in word + " " {
      screen.send(String(character))
      rest(screen, 2...10)
    }
    typed.append((word, label, Monotonic.nanoseconds))
    trail.append((word, Monotonic.nanoseconds))
  }

  /// What was done in the seconds before the kill, and what was on screen then.
  private var account: String {
    let steps = trail.map { "\(Int(seconds(from: $0.at) * 1000)) ms before: \($0.what)" }
    return steps.joined(separator: "\n") + "\n" + lastScreen
  }

  /// Lets some time pass; a hundred letters a second are quicker than anyone types.
  private func rest(_ screen: TerminalProgram, _ milliseconds: ClosedRange<Int>) {
    let pause = UInt64(Int.random(in: milliseconds, using: &random)) * 1_000_000
    let end = Monotonic.nanoseconds + pause
    while Monotonic.nanoseconds < end { screen.pump(milliseconds: 1) }
  }

  /// Notes the prompts that the screen shows as sent: in the transcript, and not on their way to the disk.
  private func look(at screen: TerminalProgram) {
    let screen = screen.screen
    lastScreen = screen.description
    guard let status = screen.rows.last, !status.contains("saving") else { return }
    for row in screen.transcript where row.hasPrefix("› q") {
      if let name = row.dropFirst(2).split(separator: " ").first { shown.insert(String(name)) }
    }
  }

  // MARK: Checks

  /// What is on disk of one context's conversation.
  private struct Kept {
    var label: String
    var ids: Set<String>
    var turns: [Turn]
    var draft: String
    /// Every word of the prompts and the draft, to be found at once.
    let words: Set<Substring>

    init(_ archive: ConversationArchive, draft: String) {
      label = archive.context.label
      ids = Set([archive.context.contextID] + archive.context.lineage.map(\.contextID))
      turns = archive.turns
      self.draft = draft
      let texts = turns.map(\.prompt) + [draft]
      words = Set(texts.flatMap { $0.split(whereSeparator: \.isWhitespace) })
    }

    /// The draft and the newest turns, for whoever reads of a failure.
    var summary: String {
      turns.suffix(6).map { "\($0.phase): \($0.prompt)" }.joined(separator: "\n")
        + "\ndraft: \(draft)"
    }

    /// True if a word is there, if only at the end of another: what was half typed at a kill is in the composer when
    /// the next word is typed.
    func holds(_ word: String) -> Bool {
      words.contains(Substring(word)) || draft.contains(word)
        || turns.contains { $0.prompt.contains(word) }
    }
  }

  private func read() async throws -> [Kept] {
    let store = try await HistoryStore.open(
      at: session.program.historyPath)
    var all: [Kept] = []
    for summary in try await store.conversations() {
      let archive = try await store.archive(of: summary.id)
      all.append(Kept(archive, draft: try await store.draft(of: summary.id).text))
    }
    await store.close()
    return all
  }

  /// Holds what is on disk against what was typed, shown, asked and said.
  func check() async throws {
    session.gateway.log.refresh()
    let kept = try await read()
    #expect(kept.count == Self.labels.count)
    checkWords(kept)
    checkPrompts(kept)
    for turn in kept.flatMap(\.turns) { checkText(turn) }
    open = [:]
    // One that was queued never went out and ends as failed; the rest must end as cut.
    for turn in kept.flatMap(\.turns) where turn.phase.isInFlight { open[turn.id] = turn.reply }
    textKills += open.values.filter { !$0.isEmpty }.count
  }

  private func checkWords(_ kept: [Kept]) {
    var left: [(word: String, label: String, at: UInt64)] = []
    for entry in typed {
      if kept.contains(where: { $0.label == entry.label && $0.holds(entry.word) }) {
        left.append(entry)
        continue
      }
      let lag = seconds(from: entry.at)
      worstDraft = max(worstDraft, lag)
      #expect(
        lag < Self.draftLimit + Self.allowance,
        """
        kill \(kills): \(entry.word), typed in \(entry.label) \(lag) s before, is not on disk
        \(account)
        \(kept.first { $0.label == entry.label }.map(\.summary) ?? "")
        """)
    }
    typed = left
  }

  private func checkPrompts(_ kept: [Kept]) {
    for asked in session.gateway.log.asked {
      let isKept = kept.contains { conversation in
        conversation.ids.contains(asked.contextID)
          && conversation.turns.contains { $0.prompt == asked.text }
      }
      #expect(isKept, "kill \(kills): the server was asked “\(asked.text)”, which is not on disk")
    }
    for name in shown {
      #expect(
        kept.contains { $0.holds(name) },
        "kill \(kills): \(name) was shown as sent, is not on disk")
    }
    // Once seen on disk a prompt stays; looking at the newest is enough.
    shown = []
  }

  private func checkText(_ turn: Turn) {
    guard let asked = session.gateway.log[turn.prompt] else { return }
    let whole = asked.whole
    #expect(
      Array(whole.utf8).starts(with: turn.reply.utf8),
      "kill \(kills): the reply to \(turn.prompt) is not what was said")
    if let before = open[turn.id] {
      let isSession = turn.ending == .unconfirmed || turn.ending == .truncated
      // A program that is killed again before it has looked leaves it open.
      #expect(isSession || !turn.phase.isEnded, "\(turn.prompt): \(turn.phase)")
      #expect(turn.reply == before, "what had come of \(turn.prompt) changed")
    }
    if turn.ending == .complete { #expect(turn.reply == whole) }
    // One that an earlier kill cut was compared then. The server continues for a moment after a kill, and nobody reads
    // what it says.
    guard !turn.phase.isEnded, open[turn.id] == nil else { return }
    let bytes = turn.reply.utf8.count
    guard let missing = asked.said.first(where: { $0.bytes > bytes }), missing.at < killedAt else {
      return
    }
    let lag = seconds(from: missing.at)
    worstText = max(worstText, lag)
    #expect(
      lag < Self.textLimit + Self.allowance,
      "kill \(kills): the reply to \(turn.prompt) is \(lag) s behind")
  }

  private func seconds(from moment: UInt64) -> Double {
    killedAt > moment ? Double(killedAt - moment) / 1e9 : 0
  }

  /// After the last kill the program starts as ever, and no turn is left open.
  func finish() async throws {
    let screen = try session.program.open([])
    try screen.wait("a conversation") { screen in
      Self.labels.contains { screen.rows[0].hasPrefix("\($0) · ") }
    }
    screen.signal(SIGTERM)
    #expect(try screen.waitForExit() == 128 + SIGTERM)
    let kept = try await read()
    let unended = kept.flatMap(\.turns).filter { !$0.phase.isEnded }
    #expect(unended.isEmpty)
    killedAt = Monotonic.nanoseconds
    for turn in kept.flatMap(\.turns) { checkText(turn) }
    #expect(
      try session.program.run(["doctor", "--offline"]).output.contains("is intact, version"))
  }
}
