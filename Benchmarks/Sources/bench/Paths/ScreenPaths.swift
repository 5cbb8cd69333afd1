import ChatModel
import ChatUI
import FoundationEssentials
import NcursesBackend
import TerminalKit

/// State to frame, frame to terminal.
@MainActor
enum ScreenPaths {
  static let benchmarks = [
    Benchmark(name: "frame-build", unit: "100 frames of 200×60 cells") {
      let state = opened(columns: 200, rows: 60)
      return { for _ in 0..<100 { try check(view(state)) } }
    },
    Benchmark(name: "frame-diff", unit: "100 frames of 200×60 cells of a reply that streams") {
      let stage = try Stage(columns: 200, rows: 60)
      let frames = try streaming(columns: 200, rows: 60, count: 20)
      return { for _ in 0..<5 { frames.forEach(stage.terminal.present) } }
    },
  ]

  private static let sizes = [(40, 10), (80, 24), (120, 40), (200, 60), (300, 100)]

  static let growths = [
    growth("build") { columns, rows in
      let state = opened(columns: columns, rows: rows)
      return { try check(view(state)) }
    },
    growth("diff") { columns, rows in
      let stage = try Stage(columns: columns, rows: rows)
      let frames = try streaming(columns: columns, rows: rows, count: 20)
      var next = 0
      return {
        stage.terminal.present(frames[next % frames.count])
        next += 1
      }
    },
  ]

  private static func growth(
    _ name: String,
    _ prepare: @escaping @MainActor (_ columns: Int, _ rows: Int) throws -> Benchmark.Unit
  ) -> Growth {
    Growth(
      curve: "Frame: \(name)", sizes: "cells", points: sizes.map { $0 * $1 },
      unit: "µs of CPU time per frame"
    ) { cells in
      guard let (columns, rows) = sizes.first(where: { $0 * $1 == cells }) else { return 0 }
      var cost = Cost()
      try await cost.measure(try prepare(columns, rows))
      return cost.nanoseconds / 1000
    }
  }

  private static func check(_ frame: Frame) throws {
    guard frame.cursor != nil else { throw Failure("no screen") }
  }

  // MARK: The state

  private static let start = Date(timeIntervalSinceReferenceDate: 800_000_000)

  /// The program with a conversation of 50 turns on screen.
  private static func opened(columns: Int, rows: Int) -> AppState {
    let context = CachedContext(
      label: "manual", contextID: "ctx-1", mode: .session, model: "m", profile: "p", ttl: 86_400,
      createdAt: start, lastUsedAt: start)
    let reply = Sample.tokens(400).joined()
    var conversation = Conversation(context: context.key, title: "talk", createdAt: start)
    var turns: [TurnView] = []
    for number in 0..<50 {
      let turn = Turn(
        conversation: conversation.id, parent: turns.last?.id, prompt: "question \(number)",
        choices: [Choice(content: reply, finishReason: .stop)], phase: .ended(.complete),
        timings: TurnTimings(createdAt: start), contextID: context.contextID)
      turns.append(TurnView(turn: turn))
    }
    conversation.head = turns.last?.id
    var state = AppState(
      LaunchOptions(startDate: start, size: Size(rows: rows, columns: columns), colors: 256))
    let summary = ConversationSummary(
      id: conversation.id, context: context.key, title: "talk", updatedAt: start)
    tell(&state, .contexts([ContextSummary(context: context, conversations: [summary])]))
    tell(&state, .opened(ConversationSnapshot(conversation: conversation, turns: turns)))
    return state
  }

  /// Frames of a reply that grows by 16 tokens a frame.
  private static func streaming(columns: Int, rows: Int, count: Int) throws -> [Frame] {
    var state = opened(columns: columns, rows: rows)
    let id = state.pane.id
    let turn = Turn(
      conversation: id, parent: state.pane.conversation?.head, prompt: "more", phase: .streaming,
      timings: TurnTimings(createdAt: start), contextID: "ctx-1")
    tell(&state, .turn(TurnView(turn: turn)))
    let tokens = Sample.tokens(count * 16)
    let frames = (0..<count).map { frame in
      let text = tokens[frame * 16..<frame * 16 + 16].joined()
      tell(&state, .delta(TurnDelta(turn: turn.id, conversation: id, content: text)))
      return view(state)
    }
    guard Set(frames.map(\.grid)).count == count else { throw Failure("frames without news") }
    return frames
  }

  private static func tell(_ state: inout AppState, _ news: SessionUpdate) {
    _ = update(&state, .session(news, at: start))
  }
}
