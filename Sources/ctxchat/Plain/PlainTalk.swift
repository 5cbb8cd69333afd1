import ChatModel
import FoundationEssentials
import TerminalKit
import Wording

/// The line mode's knowledge of the session, and its output for each event. Pure: text comes out, nothing is
/// printed here, and it never contains a control character.
struct PlainTalk: Sendable {
  /// The contexts outside the trash.
  private(set) var contexts: [ContextSummary] = []
  private(set) var conversation: Conversation?
  /// The last turn of the visible branch.
  private(set) var lastTurn: Turn?
  /// The prompt that was given back.
  private(set) var refused: SendRequest?
  /// The command that needs a rebuild, once its cost was shown.
  private(set) var offer: RebuildOffer?
  /// The exit status of the last turn; a prompt that was not text counts.
  var status: ExitStatus { lastStatus == .done && hasUnreadable ? .data : lastStatus }
  private var lastStatus = ExitStatus.done
  private var hasUnreadable = false
  /// Why nothing is saved; `nil` when all is well.
  private(set) var savingTrouble: SavingTrouble?
  /// The turn whose reply is being printed, and whether a line of it is open.
  private var speaking: TurnID?
  private var isMidLine = false

  /// The context of the conversation.
  var context: CachedContext? {
    contexts.first { $0.context.key == conversation?.context }?.context
  }

  /// The label in front of a reply.
  var label: String { context.map { PlainText.clean($0.label) } ?? localized("reply") }

  /// Takes note of an update.
  ///
  /// - Returns: The text to print, often empty.
  mutating func describe(_ update: SessionUpdate, at now: Date) -> String {
    switch update {
    case .contexts(let summaries):
      contexts = summaries
      return ""
    case .opened(let snapshot): return opened(snapshot, at: now)
    case .branch(let snapshot):
      show(snapshot)
      return ""
    case .turn(let view):
      return view.turn.conversation == conversation?.id ? describe(view.turn, at: now) : ""
    case .delta(let delta): return describe(delta)
    case .refused(let refusal): return describe(refusal)
    case .offer(let offer): return describe(offer)
    case .promptReturned(let id, _, _):
      // Text written in the full screen before anything was open waits there.
      return id.rawValue.isEmpty ? "" : line(localized("the prompt was not sent"))
    case .progress(let progress): return describe(progress)
    case .notice(let notice): return line(notice.text)
    case .comparison(let comparison):
      return comparison.conversation == conversation?.id ? describe(comparison) : ""
    case .usage(let report): return PlainUsage.lines(report).map { line($0) }.joined()
    case .saving(let trouble):
      savingTrouble = trouble
      return ""
    case .started, .earlier, .searchResults, .pastPrompts, .preview, .profiles, .serverContexts,
      .models, .tree, .seedProgress:
      return ""
    }
  }

  /// A status line of its own, in brackets.
  mutating func line(_ text: String) -> String {
    let start = isMidLine ? "\n" : ""
    isMidLine = false
    return "\(start)[\(PlainText.onOneLine(text))]\n"
  }

  /// Something else is done now: what was offered or given back before belongs to what was asked then.
  mutating func begin(_ input: PlainInput) {
    switch input {
    case .nothing, .unfinished, .command(.rebuild, _), .command(.help, _), .command(.usage, _):
      break
    case .command(.force, _): offer = nil
    case .unreadable:
      offer = nil
      hasUnreadable = true
    case .prompt, .command, .template, .unknown, .excess, .ambiguous:
      offer = nil
    }
    if case .prompt = input { refused = nil }
  }

  /// Forgets what takes a rebuild, because it is done now.
  mutating func takeOffer() -> RebuildOffer? {
    defer { offer = nil }
    return offer
  }

  private mutating func describe(_ offer: RebuildOffer) -> String {
    self.offer = offer
    let ways = offer.ways.map { way in
      let command = way.newest.map { "/rebuild \($0)" } ?? "/rebuild"
      let left = way.leftOut.map { " \($0)" } ?? ""
      return line(localized("\(command) sends \(way.summary).\(left)"))
    }
    return offer.reasons.map { line($0) }.joined() + ways.joined()
  }

  /// Keeps a prompt that does not go out before the user says so.
  mutating func keep(_ request: SendRequest) {
    refused = request
    lastStatus = .data
  }

  /// Forgets the prompt that was given back, because it goes out now.
  mutating func takeRefused() -> SendRequest? {
    defer { refused = nil }
    return refused
  }

  // MARK: Conversation

  private mutating func show(_ snapshot: ConversationSnapshot) {
    conversation = snapshot.conversation
    lastTurn = snapshot.turns.last?.turn
  }

  private mutating func opened(_ snapshot: ConversationSnapshot, at now: Date) -> String {
    show(snapshot)
    refused = nil
    var text = ""
    if let context {
      let model = context.model.isEmpty ? "" : localized(", \(context.model)")
      text += line(
        localized(
          """
          context \(context.label): \(context.mode.rawValue)\(model), \
          \(TimeText.state(context, at: now))
          """)
      )
    }
    if lastTurn != nil {
      let title = snapshot.conversation.title
      text += line(
        localized("conversation: \(title.isEmpty ? localized("without a title") : title)"))
    }
    return text
  }

  // MARK: Turns

  private mutating func describe(_ delta: TurnDelta) -> String {
    guard delta.conversation == conversation?.id, delta.choice == 0 else { return "" }
    var text = ""
    if speaking != delta.turn {
      guard !delta.content.isEmpty else {
        return delta.reasoning.isEmpty || isMidLine ? "" : thinking(delta.turn)
      }
      text = (isMidLine ? "\n" : "") + localized("\(label): ")
      speaking = delta.turn
      isMidLine = true
    }
    guard !delta.content.isEmpty else { return text }
    let content = PlainText.clean(delta.content)
    if let last = content.last { isMidLine = !last.isNewline }
    return text + content
  }

  /// Said once: reasoning can take long, and silence would look like a failure.
  private var thought: TurnID?

  private mutating func thinking(_ turn: TurnID) -> String {
    guard thought != turn else { return "" }
    thought = turn
    return line(localized("thinking"))
  }

  private mutating func describe(_ turn: Turn, at now: Date) -> String {
    lastTurn = turn
    switch turn.phase {
    case .queued, .sending, .streaming, .stopping: return ""
    case .waiting(let until, let reason):
      let seconds = max(0, Int(until.timeIntervalSince(now).rounded(.up)))
      return line(localized("retrying in \(seconds) s: \(reason)"))
    case .ended(let ending): return ended(turn, ending)
    }
  }

  private mutating func ended(_ turn: Turn, _ ending: TurnEnding) -> String {
    var text = ""
    if speaking != turn.id, !turn.reply.isEmpty {
      // It came in one piece.
      text = localized("\(label): ") + PlainText.clean(turn.reply)
      isMidLine = true
    }
    let hasReply = speaking == turn.id || !turn.reply.isEmpty
    speaking = nil
    // Who talks may stop a reply.
    lastStatus = ending == .stopped ? .done : ExitStatus(turn, hasReply: hasReply)
    return text
      + line(
        PlainText.words(
          for: turn, ending, hasReply: hasReply,
          isRemembered: context?.mode.remembersTurns ?? false))
  }

  private mutating func describe(_ refusal: SendRefusal) -> String {
    refused = refusal.request
    let (words, status) = PlainText.words(for: refusal.reason)
    lastStatus = status
    return line(localized("not sent: \(words)"))
  }

  private mutating func describe(_ progress: JobProgress) -> String {
    switch progress.stage {
    case .running(let text), .done(let text): return line(text)
    case .failed(let text):
      lastStatus = .unavailable
      return line(localized("failed: \(text)"))
    }
  }
}
