import Basics
import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

/// Many conversations, commands in any order, a server that does everything that servers do.
@Suite(.timeLimit(.minutes(5))) struct StressTests {
  @Test(arguments: 0..<12)
  func
    `Whatever is done in whatever order, every prompt is in one place and every word in its turn`(
      _ seed: Int
    ) async throws
  {
    let mode: ContextMode = seed.isMultiple(of: 2) ? .session : .commonPrefix
    let contexts = (0..<4).map { number in
      CachedContext(
        key: ContextKey(rawValue: "k\(number)"), label: "context \(number)",
        contextID: "ctx-\(number)", mode: mode, model: "m", profile: "p",
        seed: Sample.context().seed,
        createdAt: Sample.now)
    }
    let bench = try await Bench(service: FakeService(), keeping: contexts)
    await bench.service.misbehave(seed: UInt64(seed + 1))
    var conversations: [ConversationID] = []
    for context in contexts { conversations.append(try await bench.open(context.key)) }

    var dice = Dice(seed: UInt64(seed + 100))
    var sent: [TurnID: (ConversationID, String)] = [:]
    for step in 0..<80 {
      let id = conversations[dice.below(conversations.count)]
      switch dice.below(10) {
      case 0: await bench.controller.perform(.stop(id))
      case 1: await bench.controller.perform(.open(id))
      case 2:
        if let turn = sent.keys.sorted(by: { $0.rawValue < $1.rawValue }).last {
          await bench.controller.perform(.unqueue(turn))
        }
      case 3: bench.clock.advance(by: 0.3)
      case 4: await settle(id, bench, &dice)
      default:
        let prompt = "prompt \(step)"
        sent[await bench.send(prompt, in: id)] = (id, prompt)
      }
    }
    await bench.controller.idle()
    try await check(sent, bench)
  }

  /// Takes an unconfirmed turn out of the way, so that its conversation goes on.
  private func settle(_ id: ConversationID, _ bench: Bench, _ dice: inout Dice) async {
    guard let head = try? await bench.store.conversation(id)?.head,
      let turn = try? await bench.store.turn(head), turn.ending == .unconfirmed
    else { return }
    let way = UnconfirmedWay.allCases[dice.below(3)]
    await bench.controller.perform(.settle(head, way))
  }

  private func check(_ sent: [TurnID: (ConversationID, String)], _ bench: Bench) async throws {
    let updates = bench.log.all
    let refused = Set(updates.refusals.map(\.request.turn))
    var returned = updates.returned
    for (id, (conversation, prompt)) in sent {
      let stored = try await bench.store.turn(id)
      let wasReturned = returned.firstIndex(of: prompt).map { returned.remove(at: $0) } != nil
      // In exactly one place: kept, refused, or given back.
      let places = [stored != nil, refused.contains(id), wasReturned].filter { $0 }.count
      #expect(places == 1, "\(prompt): \(stored != nil) \(refused.contains(id)) \(wasReturned)")
      guard let stored else { continue }
      #expect(stored.conversation == conversation && stored.prompt == prompt)
      #expect(stored.phase.isEnded)
      #expect(stored.reply == updates.text(of: id))
      // The server's words name the prompt that they answer.
      #expect(stored.reply.isEmpty || stored.reply.hasPrefix("«\(prompt)»"))
      let endings = updates.phases(of: id).filter { TurnEnding(rawValue: $0) != nil }
      #expect(Set(endings).count <= 2 && !endings.isEmpty, "\(endings)")
    }
  }
}

extension FakeService {
  /// Answers every request in one of the ways in which servers answer.
  func misbehave(seed: UInt64) {
    let dice = Locked(Dice(seed: seed))
    script { exchange in
      let way = dice.withLock { $0.below(8) }
      exchange.open()
      if way == 0 { return exchange.fail(.rateLimited(canClear: true), sent: false) }
      if way == 1 { return exchange.fail(.network, sent: true) }
      exchange.text("«\(exchange.prompt)»")
      for word in 0..<dice.withLock({ $0.below(20) }) {
        exchange.text(" word\(word)")
        await Task.yield()
      }
      switch way {
      case 2: exchange.fail(.timeout, sent: true)
      case 3: exchange.end(.truncated)
      case 4:
        exchange.send(.delta([ChoiceDelta(finishReason: .length)]))
        exchange.end(.finished(StreamSummary()))
      default: exchange.end(.finished(StreamSummary(usage: Usage(promptTokens: 9))))
      }
    }
  }
}
