import ChatModel
import CompletionReading
import FoundationEssentials
import Testing

@testable import ContextAPI

/// The node that a reply is, and what the server's own words say of it.
struct ResponsesNodeTests {
  private typealias Data = ResponsesTestData

  private func node(
    _ more: String, parent: String? = nil, context: String = Data.own,
    _ dialect: ResponsesDialect = .plain
  ) -> TurnNode? {
    Data.outcome(
      Data.delta("a") + Data.completed("a", more), dialect, Data.request(context, parent: parent)
    ).node
  }

  @Test func `an id alone proves nothing`() {
    #expect(node(#""store":true"#) == TurnNode(id: "resp_1"))
    #expect(
      node(#""store":true,"previous_response_id":"resp_0""#, parent: "resp_0")
        == TurnNode(id: "resp_1", parent: "resp_0"))
    #expect(node(#""x":1"#, parent: "resp_0") == TurnNode(id: "resp_1", parent: "resp_0"))
    #expect(node(#""store":null,"previous_response_id":null"#) == TurnNode(id: "resp_1"))
  }

  @Test(arguments: [
    #""store":false"#, #""store":false,"previous_response_id":"resp_0""#,
    #""previous_response_id":null"#, #""previous_response_id":"""#,
    #""store":true,"previous_response_id":null"#, #""previous_response_id":"resp_9""#,
  ])
  func `a reply that says otherwise refutes it`(members: String) {
    #expect(
      node(members, parent: "resp_0") == TurnNode(id: "resp_1", parent: "resp_0", isKept: false))
  }

  @Test func `the last word counts`() {
    let early = Data.event(
      "response.created", Data.response("in_progress", #""previous_response_id":null"#))
    let late = Data.completed("a", #""previous_response_id":"resp_0""#)
    #expect(
      Data.outcome(early + late, .plain, Data.request(parent: "resp_0")).node
        == TurnNode(id: "resp_1", parent: "resp_0"))
  }

  @Test func `a root counts as a parent`() {
    #expect(node("\"x\":1", context: "resp_root", .ark)?.parent == "resp_root")
    #expect(node("\"x\":1", context: Data.own, .ark)?.parent == nil)
  }

  @Test func `it is told as soon as its id is known, and again when more is`() {
    var reader = Data.format(.ark).reader(for: Data.request())
    #expect(reader.feed(Array(Data.created.utf8)).node == TurnNode(id: "resp_1"))
    #expect(reader.feed(Array(Data.delta("a").utf8)).node == nil)
    let last = Data.completed("a", #""expire_at":1800259200"#)
    #expect(
      reader.feed(Array(last.utf8)).node
        == TurnNode(id: "resp_1", expiresAt: Date(timeIntervalSince1970: 1_800_259_200)))
    #expect(reader.finish(isOrderly: true).node == nil)
  }

  @Test func `OpenAI keeps it for 30 days from its creation`() {
    #expect(
      node(#""store":true"#, .openai)?.expiresAt
        == Date(timeIntervalSince1970: 1_800_000_000 + 30 * 86_400))
    #expect(node(#""store":true"#, .plain)?.expiresAt == nil)
  }

  @Test(arguments: [
    (#""expire_at":1800259200"#, 1_800_259_200.0), (#""expire_at":"1800259200""#, 1_800_259_200),
    (#""expire_at":1800259200000"#, 1_800_259_200),
  ])
  func `seconds and milliseconds are told apart`(member: String, seconds: Double) {
    #expect(node(member, .ark)?.expiresAt == Date(timeIntervalSince1970: seconds))
  }

  @Test(arguments: [#""expire_at":null"#, #""expire_at":0"#, #""expire_at":"soon""#])
  func `no time is no time`(member: String) {
    #expect(node(member, .ark)?.expiresAt == nil)
  }

  @Test(arguments: [ContextMode.session, .commonPrefix])
  func `what no turn can follow is no node`(mode: ContextMode) {
    let outcome = Data.outcome(
      Data.completed("a"), .openai, Data.request("conv_1", mode: mode))
    #expect(outcome.node == nil)
    #expect(outcome.isFinished)
  }

  @Test func `a turn that was not to be kept is not`() {
    let outcome = ResponsesOutcome(
      [Array(Data.completed("a").utf8)], format: Data.format(.plain, stores: false),
      request: Data.request())
    #expect(outcome.node?.isKept == false)
  }

  @Test func `a turn that was sent whole is a root`() throws {
    let format = Data.format(.ark)
    let whole = try #require(format.whole(Data.request("resp_root", parent: "resp_0")))
    let outcome = ResponsesOutcome(
      [Array(Data.completed("a", #""previous_response_id":null"#).utf8)], format: format,
      request: whole)
    #expect(outcome.node == TurnNode(id: "resp_1"))
  }
}
