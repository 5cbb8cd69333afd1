import ChatModel
import Testing

@testable import ChatSession

@Suite struct SendQueueTests {
  fileprivate func entry(
    _ turn: String, _ conversation: String, _ context: String, exclusive: Bool = false
  ) -> SendQueue.Entry {
    SendQueue.Entry(
      turn: TurnID(rawValue: turn), conversation: ConversationID(rawValue: conversation),
      context: ContextKey(rawValue: context), isExclusive: exclusive)
  }

  private func names(_ turns: [TurnID]) -> [String] { turns.map(\.rawValue) }

  @Test func `A session context takes one at a time, in order`() {
    let queue = SendQueue()
    #expect(queue.add(entry("1", "a", "s", exclusive: true)))
    #expect(!queue.add(entry("2", "a", "s", exclusive: true)))
    #expect(!queue.add(entry("3", "b", "s", exclusive: true)))
    #expect(queue.start().isEmpty)
    queue.remove(TurnID(rawValue: "1"))
    #expect(names(queue.start()) == ["2"])
    #expect(names(queue.waiting(in: ContextKey(rawValue: "s"))) == ["3"])
    queue.remove(TurnID(rawValue: "2"))
    #expect(names(queue.start()) == ["3"])
  }

  @Test func `A prefix context runs its conversations at once, each in order`() {
    let queue = SendQueue()
    #expect(queue.add(entry("1", "a", "p")))
    #expect(queue.add(entry("2", "b", "p")))
    #expect(!queue.add(entry("3", "a", "p")))
    #expect(!queue.add(entry("4", "a", "p")))
    #expect(queue.streaming.map(\.rawValue).sorted() == ["a", "b"])
    queue.remove(TurnID(rawValue: "1"))
    #expect(names(queue.start()) == ["3"])
  }

  @Test func `Contexts do not wait for each other`() {
    let queue = SendQueue()
    #expect(queue.add(entry("1", "a", "s", exclusive: true)))
    #expect(queue.add(entry("2", "b", "t", exclusive: true)))
  }

  @Test func `What is held waits, and goes in order when it is let go`() {
    let queue = SendQueue()
    let key = ContextKey(rawValue: "s")
    queue.hold(key)
    #expect(queue.isBusy(key) && queue.isHeld(key))
    #expect(!queue.add(entry("1", "a", "s", exclusive: true)))
    #expect(!queue.add(entry("2", "a", "s", exclusive: true)))
    #expect(queue.add(entry("3", "b", "t")))
    queue.letGo(key)
    #expect(names(queue.start()) == ["1"])
    #expect(queue.isBusy(ConversationID(rawValue: "a")))
  }

  @Test func `A waiting turn can be taken out`() {
    let queue = SendQueue()
    _ = queue.add(entry("1", "a", "s", exclusive: true))
    _ = queue.add(entry("2", "a", "s", exclusive: true))
    queue.remove(TurnID(rawValue: "2"))
    queue.remove(TurnID(rawValue: "1"))
    #expect(queue.start().isEmpty && !queue.isBusy(ContextKey(rawValue: "s")))
  }

  @Test(arguments: 0..<100)
  func `Whatever is added and removed, the rules hold and nobody is forgotten`(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed + 1))
    let queue = SendQueue()
    var added = 0
    var removed = 0
    for _ in 0..<100 {
      if dice.below(3) > 0 || queue.running.isEmpty {
        let context = dice.below(3)
        _ = queue.add(
          entry("\(added)", "\(context).\(dice.below(3))", "\(context)", exclusive: context == 0))
        added += 1
      } else {
        queue.remove(queue.running[dice.below(queue.running.count)].turn)
        removed += 1
        _ = queue.start()
      }
      let session = queue.running.filter(\.isExclusive)
      #expect(session.count <= 1)
      #expect(Set(queue.running.map(\.conversation)).count == queue.running.count)
      #expect(queue.running.count + queue.waiting.count == added - removed)
    }
  }
}
