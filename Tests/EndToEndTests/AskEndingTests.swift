import ChatTestSupport
import Testing

/// What `ask` prints, says and returns for every way in which a reply can end.
@Suite struct AskEndingTests {
  struct Reply: Sendable, CustomTestStringConvertible {
    let events: [String]
    let status: Int32
    let output: String
    let says: String
    let ending: String

    var testDescription: String { "\(ending): \(says)" }
  }

  private static func chunk(_ delta: String, finish: String? = nil, _ more: String = "") -> String {
    let end = finish.map { #","finish_reason":"\#($0)""# } ?? ""
    return #"{"choices":[{"index":0,"delta":\#(delta)\#(end)\#(more)}]}"#
  }

  private static let text = chunk(#"{"content":"Hello"}"#)

  private static func reply(
    _ events: [String], _ status: Int32, _ ending: String, says: String = "",
    output: String = "Hello"
  ) -> Reply {
    Reply(events: events, status: status, output: output, says: says, ending: ending)
  }

  static let replies: [Reply] = [
    reply([text, chunk("{}", finish: "stop")], 0, "complete"),
    reply([text, chunk("{}", finish: "end_turn")], 0, "complete"),
    reply([text], 0, "complete"),
    reply([text, chunk("{}", finish: "length")], 74, "length", says: "length limit"),
    reply([text, chunk("{}", finish: "MAX_TOKENS")], 74, "length", says: "length limit"),
    reply([text, chunk("{}", finish: "sensitive")], 65, "filtered", says: "moderation"),
    reply([text, chunk("{}", finish: "sings")], 74, "truncated", says: "“sings”"),
    reply([text, chunk("{}", finish: "abort")], 74, "failed", says: "abort"),
    reply(
      [text, chunk("{}", finish: "error", #","error":{"code":502,"message":"gone"}"#)], 74,
      "failed", says: "gone"),
    reply([text, #"{"error":{"message":{"why":"gone"}}}"#], 74, "failed", says: "gone"),
    reply([text, "oops", chunk("{}", finish: "stop")], 74, "truncated", says: "“oops”"),
    reply(
      [chunk(#"{"refusal":"I cannot."}"#), chunk("{}", finish: "stop")], 74, "refused",
      says: "refused", output: "I cannot."),
    reply(
      [chunk(#"{"reasoning_content":"hm"}"#), chunk("{}", finish: "stop")], 74, "complete",
      says: "only reasoning", output: ""),
    reply(
      [chunk(#"{"content":"<think>\nhm"}"#), chunk("{}", finish: "stop")], 74, "complete",
      says: "only reasoning", output: ""),
    reply(
      [chunk(#"{"tool_calls":[{"index":0}]}"#), chunk("{}", finish: "tool_calls")], 74,
      "complete", says: "called tools", output: ""),
    reply([chunk("{}", finish: "stop")], 74, "complete", says: "empty reply", output: ""),
    reply(
      [text, chunk(#"{"images":[1]}"#), chunk("{}", finish: "stop")], 0, "complete", says: "images"),
  ]

  @Test(arguments: replies)
  func `Nothing that is missing passes for a whole reply`(_ reply: Reply) throws {
    var program = try Program()
    let server = try ReplyServer(mode: "common_prefix") { _, connection in
      connection.beginStream()
      for event in reply.events + ["[DONE]"] { connection.send(Array("data: \(event)\n\n".utf8)) }
    }
    program.environment = server.environment(for: program)
    let created = try program.run(
      ["contexts", "create", "--label", "t", "--mode", "common_prefix", "--system", "s", "-y"])
    #expect(created.status == 0, "\(created.errors)")
    let run = try program.run(["ask", "hi"])
    #expect(run.output == reply.output)
    #expect(run.status == reply.status)
    #expect(run.errors.contains(reply.says), "\(run.errors)")
    #expect(run.errors.isEmpty == reply.says.isEmpty, "\(run.errors)")
    let report = try program.run(["ask", "hi", "--json"])
    #expect(report.output.contains(#""ending":"\#(reply.ending)""#), "\(report.output)")
    #expect(report.status == reply.status)
    // The line mode says the same.
    let talk = try program.run(["chat", "--plain"], input: "hi\n")
    #expect(talk.output.contains(reply.output))
    #expect((talk.status == 0) == (reply.status == 0), "\(talk.status) \(talk.output)")
  }
}
