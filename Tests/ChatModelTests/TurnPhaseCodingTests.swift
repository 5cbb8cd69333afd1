import ChatModel
import FoundationEssentials
import Testing

@Suite struct TurnPhaseCodingTests {
  static let phases: [TurnPhase] =
    [
      .queued, .sending, .streaming, .stopping,
      .waiting(until: Date(timeIntervalSince1970: 5), reason: "busy"),
    ]
    + TurnEnding.allCases.map { .ended($0) }

  @Test(arguments: phases)
  func `A phase comes back as it was, as one word where it can be`(phase: TurnPhase) throws {
    let data = try JSONEncoder().encode([phase])
    #expect(try JSONDecoder().decode([TurnPhase].self, from: data) == [phase])
    let text = String(decoding: data, as: UTF8.self)
    if case .waiting = phase { return }
    #expect(text.hasPrefix("[\"") && text.hasSuffix("\"]") && !text.contains("{"))
  }

  @Test(arguments: [
    (#"{"queued":{}}"#, TurnPhase.queued), (#"{"streaming":{}}"#, .streaming),
    (#"{"ended":{"_0":"complete"}}"#, .ended(.complete)),
    (#"{"ended":{"_0":"unconfirmed"}}"#, .ended(.unconfirmed)),
    (
      #"{"waiting":{"until":5,"reason":"x"}}"#,
      .waiting(until: Date(timeIntervalSinceReferenceDate: 5), reason: "x")
    ),
  ])
  func `What was written before is read`(text: String, phase: TurnPhase) throws {
    #expect(try JSONDecoder().decode(TurnPhase.self, from: Data(text.utf8)) == phase)
  }

  @Test(arguments: [#""asleep""#, "{}", #"{"asleep":{}}"#, "3", "null", #"{"ended":{}}"#])
  func `What is not a phase is refused`(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TurnPhase.self, from: Data(text.utf8))
    }
  }
}
