import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import TextEditing
import Wording

/// The parts of the status row, the most important one first.
enum StatusText {
  struct Part: Equatable {
    let text: String
    let style: Style
  }

  static func parts(for state: AppState) -> [Part] {
    if !state.keyboard.pending.isEmpty {
      let keys = state.keyboard.pending.map { KeyChord($0).description }.joined(separator: " ")
      return [Part(text: keys + " …", style: state.theme.key)]
    }
    return trouble(state) + vi(state) + work(for: state)
  }

  /// Trouble with saving must not be forgotten, whatever else goes on.
  private static func trouble(_ state: AppState) -> [Part] {
    guard let trouble = state.notices.trouble else { return [] }
    let text =
      trouble.unsaved > 0
      ? localized("\(trouble.unsaved) not saved") : localized("nothing is saved")
    return [Part(text: text, style: state.theme.error)]
  }

  /// vi's mode, by vi's own words, and the command so far.
  private static func vi(_ state: AppState) -> [Part] {
    guard state.viHasKeys, let vi = state.keyboard.vi else { return [] }
    let word =
      switch vi.mode {
      case .insert: "INSERT"
      case .replace: "REPLACE"
      case .normal: "NORMAL"
      case .visual: "VISUAL"
      case .visualLine: "V-LINE"
      }
    return [Part(text: "\(word) \(vi.pending)".trimmed, style: state.theme.key)]
  }

  private static func work(for state: AppState) -> [Part] {
    if let live = state.pane.live.inFlight { return parts(live, state) }
    if state.pane.composer.outgoing.hasHeld {
      let words =
        state.pane.isLobby
        ? localized("sends when the conversation is open") : localized("reading files")
      return [Part(text: words, style: state.theme.live)]
    }
    guard let last = state.pane.transcript.lastTurn?.turn else {
      let words =
        state.pane.isLoaded
        ? readyWord(state)
        : state.nothingOpens ? state.nothingWord : localized("opening…")
      return [Part(text: words, style: state.theme.dim)] + demo(state)
    }
    return parts(last, state)
  }

  /// How far the server has read the seed, which a question waits for; `nil` when it does not read it now.
  private static func seedReading(_ state: AppState) -> SeedProgress? {
    (state.shownContext?.context).flatMap { state.contexts.seedReading(of: $0) }
  }

  private static func waiting(for seed: SeedProgress?) -> String? {
    guard let seed else { return nil }
    return seed.percent.map { localized("waits for the seed, \($0) read") }
      ?? localized("waits for the seed")
  }

  /// A prompt can be sent. It would wait while the server reads the seed.
  private static func readyWord(_ state: AppState) -> String {
    guard let seed = seedReading(state) else { return localized("ready") }
    return seed.percent.map { localized("the server reads the seed, \($0)") }
      ?? localized("the server reads the seed")
  }

  private static func demo(_ state: AppState) -> [Part] {
    state.launch.isDemo ? [Part(text: localized("demo"), style: state.theme.dim)] : []
  }

  private static func parts(_ live: LiveTurns.Entry, _ state: AppState) -> [Part] {
    guard !live.isElsewhere else {
      // Whether text has come is not in the history while it comes.
      return [
        Part(text: localized("another ctxchat is receiving this reply"), style: state.theme.live)
      ]
    }
    let elapsed = max(0, state.now.timeIntervalSince(live.startedAt))
    let spinner = Spinner.frame(at: state.now)
    let unsaved = state.pane.composer.outgoing.unstored
    var texts: [String]
    switch live.phase {
    case .sending:
      let word =
        unsaved.contains(live.id)
        ? localized("saving")
        : waiting(for: seedReading(state)) ?? localized("sending")
      texts = ["\(spinner) \(word)", Durations.elapsed(elapsed)]
    case .waiting(let until, let reason):
      let left = Int(max(0, until.timeIntervalSince(state.now)).rounded(.up))
      let reason = reason.onOneLine
      texts = [
        reason.isEmpty
          ? localized("retry in \(left) s") : localized("\(reason), retry in \(left) s")
      ]
    case .streaming: texts = [localized("streaming")] + rate(live, state.now)
    case .stopping: texts = [localized("\(spinner) stopping")]
    case .queued, .ended: texts = []
    }
    let saving = state.pane.live.entries.count { $0.phase == .queued && unsaved.contains($0.id) }
    let queued = state.pane.live.queuedCount - saving
    if queued > 0 { texts.append(localized("\(queued) queued")) }
    if saving > 0 { texts.append(localized("\(saving) saving")) }
    return texts.enumerated().map { place, text in
      Part(text: text, style: place == 0 ? state.theme.live : state.theme.dim)
    }
  }

  /// Tokens so far and per second, as estimates: the server counts only at the end.
  private static func rate(_ live: LiveTurns.Entry, _ now: Date) -> [String] {
    let tokens = live.estimate.tokens
    guard let first = live.firstTextAt else {
      return [localized("about \(Figures.short(tokens)) tokens")]
    }
    let seconds = now.timeIntervalSince(first)
    let total = localized("about \(Figures.short(tokens)) tokens")
    return seconds >= 1
      ? [total, localized("\(Figures.short(Int(Double(tokens) / seconds)))/s")] : [total]
  }

  private static func parts(_ turn: Turn, _ state: AppState) -> [Part] {
    let theme = state.theme
    var parts = [Part(text: word(turn, state), style: style(turn, state))]
    // At the bottom the line under the reply says it.
    if let usage = turn.usage, !state.pane.transcript.isAtBottom {
      let words = [usage.inputWords(Figures.short), usage.outputWords(Figures.short)]
      parts += words.compactMap(\.self).map { Part(text: $0, style: theme.dim) }
    }
    if let usage = turn.usage, let price = state.price, let cost = price.cost(of: usage) {
      parts.append(Part(text: Money.text(cost, price.currency), style: theme.dim))
    }
    return parts + demo(state)
  }

  private static func word(_ turn: Turn, _ state: AppState) -> String {
    switch turn.ending {
    case .complete? where !turn.reply.isEmpty: readyWord(state)
    case .truncated? where wasCarriedOn(turn, state): readyWord(state)
    case let ending?: turn.endingWords ?? ending.words
    case nil: turn.phase == .queued ? localized("queued") : readyWord(state)
    }
  }

  /// If the server remembers turns, one that was broken off is unconfirmed until the user carries on with it.
  private static func wasCarriedOn(_ turn: Turn, _ state: AppState) -> Bool {
    turn.ending == .truncated
      && state.shownContext?.context.mode.remembersTurns == true
  }

  private static func style(_ turn: Turn, _ state: AppState) -> Style {
    let theme = state.theme
    if wasCarriedOn(turn, state) { return theme.good }
    return switch turn.ending {
    case .complete?, nil: theme.good
    case .length?, .filtered?, .refused?, .stopped?: theme.warning
    case .truncated?, .failed?, .unconfirmed?: theme.error
    }
  }
}

extension AppState {
  /// The word in the status row while a prompt has nowhere to go.
  fileprivate var nothingWord: String {
    contexts.summaries.isEmpty ? localized("no context") : localized("no conversation")
  }
}
