import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit

/// One of two replies that are compared, with the turns that follow it, laid out as in the conversation.
struct CompareColumn: Sendable {
  let side: Comparison.Side
  private(set) var transcript: Transcript

  init(_ side: Comparison.Side, in conversation: Conversation, theme: TranscriptTheme) {
    self.side = side
    transcript = Transcript(theme: theme)
    // The keys of the conversation mean nothing here.
    transcript.keyHints = TranscriptKeyHints(alternatives: "")
    transcript.show(
      ConversationSnapshot(
        conversation: conversation, turns: side.turns.map { Self.shown($0, side) }))
  }

  /// The turn of the reply as it is now.
  var turn: Turn? { (side.turns.first?.id).flatMap { transcript.turn($0)?.turn } }

  /// Appends streamed text, if it belongs to a turn here.
  mutating func append(_ delta: TurnDelta) { transcript.append(delta) }

  /// Takes over the state of a turn, if it is here.
  mutating func update(_ view: TurnView) {
    guard transcript.turn(view.id) != nil else { return }
    transcript.upsert(Self.shown(view, side))
  }

  /// Lays out what is visible, from a row on or at the end.
  mutating func layOut(_ size: Size, top: Int?, at now: Date) {
    transcript.resize(size)
    if let top {
      transcript.scrollToTop()
      transcript.scroll(rows: top)
    } else {
      transcript.scrollToBottom()
    }
    transcript.prepareLayout(now: now)
  }

  /// Takes a size in which the place of the reader stays, and gives the row that is then at the top.
  mutating func place(in size: Size) -> Int {
    transcript.resize(size)
    return transcript.rowsAbove()
  }

  /// The number of the row at the top.
  mutating func rowsAbove() -> Int { transcript.rowsAbove() }

  /// The reply that is compared is shown, whichever the conversation goes on from.
  private static func shown(_ view: TurnView, _ side: Comparison.Side) -> TurnView {
    guard view.id == side.turns.first?.id else { return view }
    var view = view
    view.turn.chosen = side.choice
    return view
  }
}
