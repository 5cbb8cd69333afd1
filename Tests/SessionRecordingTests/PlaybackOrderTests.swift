import Testing
import TerminalKit

@testable import SessionRecording

struct PlaybackOrderTests {
  private static let second: UInt64 = 1_000_000_000
  private static let chat = RecordedRequest(
    method: "POST", url: "https://host.example/v1/chat", body: "{}")

  /// A key, a request for it, its response in two pieces, and a key after it.
  private static let session: [RecordedMoment] = [
    RecordedMoment(0.5, .input([0x61])),
    RecordedMoment(0.6, .opened),
    RecordedMoment(1, .request(1, chat)),
    RecordedMoment(1.5, .head(1, status: 200, [])),
    RecordedMoment(2, .body(1, [0x62])),
    RecordedMoment(2.5, .end(1, nil)),
    RecordedMoment(4, .input([0x63])),
  ]

  /// All steps up to a moment, looked at ten times a second.
  private func steps(
    _ order: inout PlaybackOrder, from start: Double = 0, to end: Double
  ) -> [PlaybackOrder.Step] {
    var steps: [PlaybackOrder.Step] = []
    for tick in stride(from: start, through: end, by: 0.1) {
      while let step = order.step(at: UInt64(tick * 1e9)) { steps.append(step) }
    }
    return steps
  }

  @Test func `Events come when they came`() {
    var order = PlaybackOrder(Self.session)
    order.opened()
    #expect(steps(&order, to: 0.4) == [])
    #expect(steps(&order, from: 0.5, to: 0.9) == [.terminal(.input([0x61]))])
    #expect(order.sent(Self.chat) == 1)
    #expect(
      steps(&order, from: 1, to: 3) == [
        .server(.head(1, status: 200, []), request: 1), .server(.body(1, [0x62]), request: 1),
        .server(.end(1, nil), request: 1),
      ])
    #expect(!order.isOver)
    #expect(steps(&order, from: 3, to: 6) == [.terminal(.input([0x63]))])
    #expect(order.isOver)
    #expect(order.differences.isEmpty)
  }

  @Test func `Keys wait for a slow program`() {
    var order = PlaybackOrder(Self.session)
    #expect(steps(&order, to: 3) == [.terminal(.input([0x61]))])
    order.opened()
    #expect(steps(&order, from: 3, to: 8) == [])
    #expect(order.sent(Self.chat) == 1)
    // From there on the pauses are those of the recording.
    #expect(steps(&order, from: 8, to: 8.3) == [])
    #expect(steps(&order, from: 8.5, to: 10).count == 3)
    #expect(steps(&order, from: 10, to: 11.5) == [.terminal(.input([0x63]))])
    #expect(order.differences.isEmpty)
  }

  @Test func `A request that comes early is answered in its turn`() {
    var order = PlaybackOrder(Self.session)
    order.opened()
    #expect(order.sent(Self.chat) == 1)
    #expect(steps(&order, to: 1.2) == [.terminal(.input([0x61]))])
    #expect(steps(&order, from: 1.3, to: 5).count == 4)
  }

  @Test func `A request that never comes is a difference`() {
    var order = PlaybackOrder(Self.session)
    order.opened()
    let all = steps(&order, to: 20)
    #expect(all == [.terminal(.input([0x61])), .terminal(.input([0x63]))])
    #expect(order.differences == ["The program did not send request 1 (POST /v1/chat)."])
  }

  @Test func `A request that was not sent then is a difference`() {
    var order = PlaybackOrder(Self.session)
    #expect(order.sent(RecordedRequest(method: "GET", url: "https://host.example/v1/chat")) == nil)
    #expect(order.sent(Self.chat) == 1)
    #expect(order.sent(Self.chat) == nil)
    #expect(
      order.differences == [
        "The program sent GET /v1/chat, which is not in the recording.",
        "The program sent POST /v1/chat, which is not in the recording.",
      ])
  }

  @Test func `Another body is a difference`() {
    var order = PlaybackOrder(Self.session)
    var request = Self.chat
    request.body = "{\"n\": 2}"
    request.url = "http://127.0.0.1:8080/v1/chat"
    #expect(order.sent(request) == 1)
    #expect(
      order.differences == ["Request 1 (POST /v1/chat) has another body than in the recording."])
  }

  @Test func `Pauses are cut and shortened`() {
    var cut = PlaybackOrder(
      [RecordedMoment(100, .input([1])), RecordedMoment(100.1, .input([2]))], longestPause: 0.5)
    #expect(steps(&cut, to: 0.5) == [.terminal(.input([1]))])
    #expect(steps(&cut, from: 0.5, to: 0.7) == [.terminal(.input([2]))])
    var fast = PlaybackOrder(
      [RecordedMoment(10, .input([1])), RecordedMoment(20, .input([2]))], speed: 10)
    #expect(steps(&fast, to: 1.1) == [.terminal(.input([1]))])
    #expect(steps(&fast, from: 1.1, to: 2.2) == [.terminal(.input([2]))])
  }

  @Test func `The loop sleeps until the next event`() {
    var order = PlaybackOrder(Self.session)
    order.opened()
    #expect(order.step(at: 0) == nil)
    #expect(order.deadline(at: 0) == Self.second / 2)
    _ = order.step(at: Self.second / 2)
    _ = order.step(at: Self.second)
    let request = Self.second * 14 / 10
    #expect(order.deadline(at: Self.second) == request)
    // It waits for the request, which wakes the loop; if none comes, for the end of its patience.
    #expect(order.step(at: request) == nil)
    #expect(order.deadline(at: request) == request + PlaybackOrder.patience)
    #expect(PlaybackOrder([]).deadline(at: 0) == nil)
    #expect(PlaybackOrder([]).isOver)
  }
}
