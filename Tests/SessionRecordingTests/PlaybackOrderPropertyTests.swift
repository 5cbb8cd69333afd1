import Basics
import TerminalKit
import Testing

@testable import SessionRecording

/// Recordings of any order, played to programs of any speed.
@Suite struct PlaybackOrderPropertyTests {
  /// Keys, sizes and requests with their replies, in an order that can have been.
  private func moments(_ numbers: inout SplitMix) -> [RecordedMoment] {
    var events: [RecordedEvent] = []
    var open: [Int] = []
    var requests = 0
    for _ in 0..<Int.random(in: 1...30, using: &numbers) {
      switch Int.random(in: 0..<7, using: &numbers) {
      case 0: events.append(.input([UInt8(events.count)]))
      case 1: events.append(.resize(Size(rows: events.count + 1, columns: 80)))
      case 2:
        requests += 1
        open.append(requests)
        events.append(.request(requests, Self.request(requests)))
      case 3: events.append(.output([0x6F]))
      case 4 where !open.isEmpty:
        events.append(.end(open.removeFirst(), nil))
      default:
        if let number = open.randomElement(using: &numbers) {
          events.append(.body(number, [UInt8(events.count)]))
        }
      }
    }
    var seconds = 0.0
    return events.map { event in
      seconds += Double.random(in: 0...2, using: &numbers)
      return RecordedMoment(seconds, event)
    }
  }

  private static func request(_ number: Int) -> RecordedRequest {
    RecordedRequest(method: "POST", url: "https://host.example/v1/\(number)", body: "{}")
  }

  private func event(_ step: PlaybackOrder.Step) -> RecordedEvent {
    switch step {
    case .terminal(let event): event
    case .server(let event, _): event
    }
  }

  /// Plays to the end; the program sends each request a while after what came before it, or never.
  private func play(
    _ moments: [RecordedMoment], sends: (Int) -> Bool, delay: UInt64
  ) -> (steps: [(now: UInt64, event: RecordedEvent)], order: PlaybackOrder) {
    var order = PlaybackOrder(moments)
    order.opened()
    var steps: [(UInt64, RecordedEvent)] = []
    var unsent = moments.compactMap { moment in
      if case .request(let number, _) = moment.event, sends(number) { number } else { nil }
    }
    var now: UInt64 = 0
    for _ in 0..<10_000 where !order.isOver {
      while let step = order.step(at: now) { steps.append((now, event(step))) }
      guard let deadline = order.deadline(at: now) else { break }
      // It is slow, but not as slow as to be given up.
      if let number = unsent.first, deadline > now + delay {
        unsent.removeFirst()
        now += delay
        _ = order.sent(Self.request(number))
      } else {
        now = deadline
      }
    }
    return (steps, order)
  }

  @Test func `All of it happens, in its order, and nothing before its time`() {
    var numbers = SplitMix(seed: 91)
    for _ in 0..<500 {
      let moments = moments(&numbers)
      let delay = UInt64.random(in: 0...3_000_000_000, using: &numbers)
      let (steps, order) = play(moments, sends: { _ in true }, delay: delay)
      let expected = moments.filter { moment in
        switch moment.event {
        case .output, .request: false
        default: true
        }
      }
      #expect(order.isOver && order.differences.isEmpty, "\(moments)")
      #expect(steps.map(\.event) == expected.map(\.event))
      for (step, moment) in zip(steps, expected) {
        #expect(Double(step.now) >= moment.seconds * 1e9 - 100, "\(moment)")
      }
    }
  }

  @Test func `What a program never asks for is left out, and told once for each`() {
    var numbers = SplitMix(seed: 92)
    for _ in 0..<300 {
      let moments = moments(&numbers)
      let (steps, order) = play(moments, sends: { $0 % 2 == 0 }, delay: 0)
      let missing = moments.compactMap { moment in
        if case .request(let number, _) = moment.event, number % 2 == 1 { number } else { nil }
      }
      #expect(order.isOver)
      #expect(
        order.differences
          == missing.map { "The program did not send request \($0) (POST /v1/\($0))." })
      for step in steps {
        if case .body(let number, _) = step.event { #expect(number % 2 == 0) }
        if case .end(let number, _) = step.event { #expect(number % 2 == 0) }
      }
      let keys = { (events: [RecordedEvent]) in
        events.filter { event in
          switch event {
          case .input, .resize: true
          default: false
          }
        }
      }
      #expect(keys(steps.map(\.event)) == keys(moments.map(\.event)), "keys are never lost")
    }
  }

  @Test func `A moment to wake at is never in the past, and something comes of waiting for it`() {
    var numbers = SplitMix(seed: 93)
    for _ in 0..<200 {
      var order = PlaybackOrder(moments(&numbers))
      var now = UInt64.random(in: 0...10_000_000_000_000, using: &numbers)
      var waits = 0
      while let deadline = order.deadline(at: now), waits < 200 {
        #expect(deadline >= now)
        now = deadline
        while order.step(at: now) != nil {}
        waits += 1
      }
      #expect(order.isOver && waits <= 61, "each event is waited for twice at most")
    }
  }
}
