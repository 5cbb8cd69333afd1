import ChatModel
import ContextAPI
import Testing

@testable import ChatSession

@MainActor @Suite(.timeLimit(.minutes(5))) struct TransferTests {
  private func events(
    isStreamed: Bool, _ script: @escaping @Sendable (FakeService.Exchange) -> Void
  ) async -> [TurnEvent] {
    let service = FakeService()
    await service.answerAll { _ in ("so", Usage(promptTokens: 3)) }
    if isStreamed { await service.script { script($0) } }
    let transfer = Transfer(
      turn: .random(),
      request: ChatRequest(
        contextID: "ctx-1", model: "m", messages: [Message(role: .user, content: "why")],
        parameters: Parameters(), mode: .session),
      profile: "main", isStreamed: isStreamed, backlog: nil)
    var events: [TurnEvent] = []
    await transfer.run(by: service, clock: ManualClock()) { events.append($0) }
    return events
  }

  @Test func `A streamed reply is told as it comes, with its counts before its end`() async {
    let events = await events(isStreamed: true) {
      $0.text("s")
      $0.reply("o", usage: Usage(promptTokens: 3), model: "m-2")
    }
    #expect(
      events.prefix(6) == [
        .delta([ChoiceDelta(content: "s")]), .opened(requestID: "req"),
        .delta([ChoiceDelta(content: "o", finishReason: .stop)]),
        .usage(Usage(promptTokens: 3)), .model("m-2"), .transferEnded(.finished),
      ])
    #expect(events.dropFirst(6) == [.transferEnded(.truncated)], "which changes nothing any more")
  }

  @Test func `A whole reply gives the same events`() async {
    let events = await events(isStreamed: false) { _ in }
    #expect(
      events == [
        .opened(requestID: "req"), .delta([ChoiceDelta(content: "so", finishReason: .stop)]),
        .usage(Usage(promptTokens: 3)), .model("m-served"), .transferEnded(.finished),
      ])
  }

  @Test func `An error ends it`() async {
    let events = await events(isStreamed: true) { $0.fail(.network, sent: true) }
    #expect(events.first == .transferEnded(.failed(Sample.error(.network, sent: true))))
  }
}
