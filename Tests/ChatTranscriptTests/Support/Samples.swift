import ChatModel
@testable import ChatTranscript
import FoundationEssentials
import TerminalKit

/// Turns to test with.
enum Sample {
  static let conversation = ConversationID(rawValue: "conversation")
  static let start = Date(timeIntervalSince1970: 1_700_000_000)

  static func id(_ name: String) -> TurnID { TurnID(rawValue: name) }

  static func turn(
    _ name: String, after parent: String? = nil, prompt: String = "Question",
    reply: String? = "Answer.", reasoning: String = "", phase: TurnPhase = .ended(.complete),
    usage: Usage? = nil, contextID: String = "ctx-1", failure: String? = nil,
    requestID: String? = nil, firstToken: Double? = nil, end: Double? = nil
  ) -> Turn {
    Turn(
      id: id(name), conversation: conversation, parent: parent.map(id), prompt: prompt,
      choices: reply.map { [Choice(content: $0, reasoning: reasoning)] } ?? [], phase: phase,
      usage: usage,
      timings: TurnTimings(
        createdAt: start, sentAt: start, firstTokenAt: firstToken.map { start + $0 },
        endedAt: end.map { start + $0 }),
      contextID: contextID, requestID: requestID, failure: failure)
  }

  static func view(
    _ name: String, after parent: String? = nil, prompt: String = "Question",
    reply: String? = "Answer.", reasoning: String = "", phase: TurnPhase = .ended(.complete)
  ) -> TurnView {
    TurnView(
      turn: turn(
        name, after: parent, prompt: prompt, reply: reply, reasoning: reasoning, phase: phase))
  }

  /// Turns `0` to `count − 1`, each the parent of the next.
  static func chain(_ count: Int, from first: Int = 0, replyRows: Int = 3) -> [TurnView] {
    (first..<first + count).map { number in
      let rows = (0..<replyRows).map { "Reply \(number), row \($0)." }
      return view(
        "\(number)", after: number > 0 ? "\(number - 1)" : nil, prompt: "Prompt \(number)",
        reply: rows.joined(separator: "\n\n"))
    }
  }

  static func snapshot(
    _ turns: [TurnView], hasEarlier: Bool = false, of id: ConversationID = conversation
  ) -> ConversationSnapshot {
    ConversationSnapshot(
      conversation: Conversation(id: id, context: ContextKey(rawValue: "key"), createdAt: start),
      turns: turns, hasEarlier: hasEarlier)
  }

  static func delta(
    _ name: String, _ content: String = "", reasoning: String = "", choice: Int = 0
  ) -> TurnDelta {
    TurnDelta(
      turn: id(name), conversation: conversation, choice: choice, content: content,
      reasoning: reasoning)
  }
}

/// A transcript that stands for the screen it would be on.
struct Screen {
  var transcript: Transcript
  var now = Sample.start
  private(set) var size: Size

  init(
    _ turns: [TurnView] = [], rows: Int = 12, columns: Int = 60, hasEarlier: Bool = false,
    theme: TranscriptTheme = .monochrome
  ) {
    size = Size(rows: rows, columns: columns)
    transcript = Transcript(theme: theme)
    transcript.resize(size)
    transcript.show(Sample.snapshot(turns, hasEarlier: hasEarlier))
    prepare()
  }

  mutating func prepare() { transcript.prepareLayout(now: now) }

  mutating func resize(rows: Int, columns: Int) {
    size = Size(rows: rows, columns: columns)
    transcript.resize(size)
    prepare()
  }

  /// Changes the transcript and prepares it to be drawn.
  mutating func act(_ change: (inout Transcript) -> Void) {
    change(&transcript)
    prepare()
  }

  var grid: Grid {
    var grid = Grid(size: size)
    transcript.draw(
      into: &grid, rect: Rect(row: 0, column: 0, rows: size.rows, columns: size.columns), now: now)
    return grid
  }

  /// The rows as text, blanks at their ends cut off.
  var rows: [String] {
    let grid = grid
    return (0..<size.rows).map { grid.text(row: $0) }
  }

  /// The rows up to the last one that is not blank, as one text.
  var text: String {
    var rows = rows
    while rows.last == "" { rows.removeLast() }
    return rows.joined(separator: "\n")
  }
}

/// A small generator whose numbers are the same on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
