import ChatTestSupport
import HTTPStream
import Testing

@testable import Gateway

@Suite struct ResponsesTests {
  private static func run(_ body: (TestGateway) async throws -> Void) async throws {
    try await TestGateway.run(TestGateway.echo, body)
  }

  @Test func `A whole response has OpenAI's fields, and a usage that adds up`() async throws {
    try await Self.run { gateway in
      let answer = try await gateway.respond("hello there", also: ["metadata": ["a": "b"]])
      #expect(answer.status == 200 && answer.id.hasPrefix("resp_"))
      let response = try #require(answer.response)
      #expect(response["status"] == "completed" && response["store"] == true)
      #expect(response["previous_response_id"] == .null && response["error"] == .null)
      #expect(response["metadata"] == ["a": "b"] && response["instructions"] == .null)
      #expect(response["caching"] == nil && response["expire_at"] == nil)
      #expect(answer.outputText == "user=hello there")
      let input = try #require(answer.inputTokens)
      let output = try #require(answer.outputTokens)
      #expect(response["usage"]?["total_tokens"]?.whole == input + output)
      #expect(answer.cachedTokens == 0)
      #expect(response["usage"]?["output_tokens_details"]?["reasoning_tokens"] == 0)
    }
  }

  private static let inputs: [(JSONValue, String)] = [
    ("a", "user=a"),
    ([["role": "user", "content": "a"]], "user=a"),
    (
      [
        ["type": "message", "role": "developer", "content": "d"], ["role": "user", "content": "a"],
      ],
      "system=d user=a"
    ),
    ([["role": "system", "content": [["type": "input_text", "text": "s"]]]], "system=s"),
    (
      [
        ["role": "user", "content": [["type": "input_text", "text": "a"]]],
        [
          "role": "assistant", "id": "msg_1", "status": "completed", "phase": "final_answer",
          "content": [["type": "output_text", "text": "b", "annotations": []]],
        ],
        ["type": "reasoning", "summary": []],
        ["role": "assistant", "content": [["type": "refusal", "refusal": "no"]]],
        [
          "role": "user",
          "content": [
            ["type": "input_text", "text": "c"],
            ["type": "text", "text": "d"],
          ],
        ],
      ], "user=a assistant=b assistant=no user=cd"
    ),
  ]

  @Test(arguments: inputs)
  func `Input is a text or items of four roles`(_ input: JSONValue, _ read: String) async throws {
    try await Self.run { gateway in
      let answer = try await gateway.respond(input)
      #expect(answer.outputText == read)
    }
  }

  @Test func `A chain remembers, and each node can be the parent of many`() async throws {
    try await Self.run { gateway in
      let root = try await gateway.respond("a")
      let left = try await gateway.respond("b", after: root.id)
      #expect(left.response?["previous_response_id"] == .text(root.id))
      #expect(left.outputText == "user=a assistant=user=a user=b")
      let deep = try await gateway.respond("c", after: left.id)
      #expect(deep.outputText.hasSuffix("user=b assistant=\(left.outputText) user=c"))
      // A fork from the older node knows nothing of the other branch.
      let right = try await gateway.respond("x", after: root.id)
      #expect(right.outputText == "user=a assistant=user=a user=x")
      let again = try await gateway.respond("b", after: root.id)
      #expect(again.outputText == left.outputText && again.id != left.id)
      let memory = try await gateway.server.memory(of: right.id)
      #expect(memory?.map(\.content) == ["a", "user=a", "x", right.outputText])
    }
  }

  @Test func `Input counts the whole chain, cached is what the chain already had`() async throws {
    try await Self.run { gateway in
      var chain = TokenCount.of([.user("one two")])
      var answer = try await gateway.respond("one two")
      #expect(answer.inputTokens == chain && answer.cachedTokens == 0)
      for _ in 0..<4 {
        chain += TokenCount.of([.assistant(answer.outputText)])
        answer = try await gateway.respond("three", after: answer.id)
        #expect(answer.cachedTokens == chain)
        chain += TokenCount.of([.user("three")])
        #expect(answer.inputTokens == chain)
      }
    }
  }

  @Test func `What a request would read can be counted before it is sent`() async throws {
    try await Self.run { gateway in
      let root = try await gateway.respond("one two")
      for (previous, instructions) in [(nil, nil), (root.id, nil), (root.id, "be brief")] {
        var fields: [String: JSONValue] = [:]
        fields["instructions"] = instructions.map { .text($0) }
        let count = try await gateway.respond(
          "three", after: previous, at: "/v1/responses/input_tokens", also: fields)
        let sent = try await gateway.respond("three", after: previous, also: fields)
        #expect(count.json["object"] == "response.input_tokens")
        #expect(count.json["input_tokens"]?.whole == sent.inputTokens)
      }
      let gone = try await gateway.respond(
        "a", after: "resp_0", at: "/v1/responses/input_tokens")
      #expect(gone.code == "previous_response_not_found")
    }
  }

  @Test func `Instructions are not inherited, items of the system are`() async throws {
    try await Self.run { gateway in
      let root = try await gateway.respond(
        [["role": "system", "content": "s"], ["role": "user", "content": "a"]],
        also: ["instructions": "i"])
      #expect(root.outputText == "system=i system=s user=a")
      #expect(root.response?["instructions"] == "i")
      let next = try await gateway.respond("b", after: root.id)
      #expect(next.outputText.hasPrefix("system=s user=a assistant="))
      let told = try await gateway.respond("b", after: root.id, also: ["instructions": "j"])
      #expect(told.outputText.hasPrefix("system=j system=s user=a"))
    }
  }

  @Test func `A response that is not stored has an id that leads nowhere`() async throws {
    try await Self.run { gateway in
      let root = try await gateway.respond("a")
      let lost = try await gateway.respond("b", after: root.id, also: ["store": false])
      #expect(lost.status == 200 && lost.response?["store"] == false && lost.id != "")
      let next = try await gateway.respond("c", after: lost.id)
      #expect(next.status == 400 && next.code == "previous_response_not_found")
      #expect(try await gateway.request("GET", "/v1/responses/\(lost.id)").status == 404)
    }
  }

  @Test func `What is gone is told by 400 for a parent and 404 for a look`() async throws {
    try await Self.run { gateway in
      for id in ["resp_never", ""] {
        let answer = try await gateway.respond("a", after: id)
        #expect(answer.status == 400 && answer.code == "previous_response_not_found")
        #expect(answer.param == "previous_response_id")
        #expect(answer.json["error"]?["type"] == "invalid_request_error")
        #expect(answer.message == "Previous response with id '\(id)' not found.")
      }
      for method in ["GET", "DELETE"] {
        let answer = try await gateway.request(method, "/v1/responses/resp_never")
        #expect(answer.status == 404 && answer.json["error"]?["type"] == "invalid_request_error")
      }
    }
  }

  @Test func `A response is read again, with its own input only, and deleted`() async throws {
    try await Self.run { gateway in
      let root = try await gateway.respond("a")
      let next = try await gateway.respond(
        [["role": "developer", "content": "d"], ["role": "user", "content": "b"]], after: root.id)
      let path = "/v1/responses/\(next.id)"
      #expect(try await gateway.request("GET", path).json == next.json)
      let items = try await gateway.request("GET", "\(path)/input_items?order=asc")
      let data = items.json["data"]?.items ?? []
      #expect(data.compactMap { $0["role"]?.text } == ["developer", "user"])
      #expect(data[1]["content"] == [["type": "input_text", "text": "b"]])
      #expect(items.json["has_more"] == false && items.json["first_id"] == data[0]["id"])
      let page = try await gateway.request("GET", "\(path)/input_items?limit=1")
      #expect(page.json["data"] == [data[1]] && page.json["has_more"] == true)
      let after = data[1]["id"]?.text ?? ""
      let rest = try await gateway.request("GET", "\(path)/input_items?limit=1&after=\(after)")
      #expect(rest.json["data"] == [data[0]] && rest.json["has_more"] == false)
      let gone = try await gateway.request("DELETE", path)
      #expect(gone.json == ["id": .text(next.id), "object": "response", "deleted": true])
      #expect(try await gateway.request("GET", path).status == 404)
      #expect(try await gateway.respond("c", after: next.id).status == 400)
      #expect(try await gateway.respond("c", after: root.id).status == 200)
    }
  }

  // Trap 5: deleting a node does something else at each server.
  @Test func `Without a middle node the later ones lose everything older`() async throws {
    try await Self.run { gateway in
      let root = try await gateway.respond("a")
      let middle = try await gateway.respond("b", after: root.id)
      let head = try await gateway.respond("c", after: middle.id)
      _ = try await gateway.request("DELETE", "/v1/responses/\(middle.id)")
      let next = try await gateway.respond("d", after: head.id)
      #expect(next.outputText == "user=c assistant=\(head.outputText) user=d")
    }
  }

  @Test func `At the most tokens a response is incomplete, and can be built on`() async throws {
    try await TestGateway.run { gateway in
      for isStream in [false, true] {
        let answer = try await gateway.respond(
          [
            ["role": "system", "content": .text(TestGateway.seed)],
            ["role": "user", "content": "harbour?"],
          ],
          also: ["max_output_tokens": 5, "stream": .bool(isStream)])
        let response = try #require(answer.response)
        #expect(response["status"] == "incomplete")
        #expect(response["incomplete_details"] == ["reason": "max_output_tokens"])
        #expect(response["output"]?.items.first?["status"] == "incomplete")
        #expect(!isStream || answer.names.last == "response.incomplete")
        #expect(try await gateway.respond("more", after: answer.id).status == 200)
      }
    }
  }

  @Test func `The retention ends from the creation on, whatever is used`() async throws {
    let clock = TestClock()
    try await TestGateway.run({
      TestGateway.echo(&$0)
      $0.now = { clock.now }
      $0.responseRetention = 100
    }) { gateway in
      let root = try await gateway.respond("a")
      clock.advance(60)
      let head = try await gateway.respond("b", after: root.id)
      #expect(head.status == 200)
      clock.advance(60)
      // Trap 4: the root ends before the head, and takes it along.
      #expect(try await gateway.request("GET", "/v1/responses/\(head.id)").status == 200)
      #expect(try await gateway.respond("c", after: head.id).code == "previous_response_not_found")
    }
  }

  @Test func `Chains survive a restart`() async throws {
    let folder = try TemporaryFolder()
    var id = ""
    let settings: (inout GatewayServer.Settings) -> Void = {
      TestGateway.echo(&$0)
      $0.databasePath = folder.database
    }
    try await TestGateway.run(settings) { gateway in
      let root = try await gateway.respond("a\u{0}b")
      id = try await gateway.respond("c", after: root.id).id
    }
    try await TestGateway.run(settings) { gateway in
      let next = try await gateway.respond("d", after: id)
      #expect(next.outputText.hasPrefix("user=a\u{0}b assistant="))
      #expect(try await gateway.request("GET", "/v1/responses/\(id)").status == 200)
    }
  }

  // Trap 1: an id in the reply proves nothing.
  @Test(arguments: [GatewayServer.ResponseMemory.denied, .forgotten])
  func `A server without a memory answers all the same`(
    _ memory: GatewayServer.ResponseMemory
  ) async throws {
    try await TestGateway.run({
      TestGateway.echo(&$0)
      $0.responseMemory = memory
    }) { gateway in
      let root = try await gateway.respond("a")
      let next = try await gateway.respond("b", after: root.id)
      #expect(next.status == 200 && next.outputText == "user=b")
      #expect(next.inputTokens == root.inputTokens && next.cachedTokens == 0)
      let isHonest = memory == .denied
      #expect(next.response?["store"] == .bool(!isHonest))
      #expect(next.response?["previous_response_id"] == (isHonest ? .null : .text(root.id)))
      #expect(try await gateway.request("GET", "/v1/responses/\(root.id)").status == 404)
    }
  }

  private static let mistakes: [(JSONValue, String, String?)] = [
    (["input": "a"], "missing_required_parameter", "model"),
    (["model": "m"], "missing_required_parameter", "input"),
    (["model": "m", "input": []], "invalid_value", "input"),
    (["model": "m", "input": 7], "invalid_value", "input"),
    (["model": "m", "input": [["role": "bot", "content": "a"]]], "invalid_value", "input"),
    (["model": "m", "input": [["role": "user"]]], "missing_required_parameter", "content"),
    (["model": "m", "input": [["type": "function_call"]]], "invalid_value", "input"),
    (
      ["model": "m", "input": [["role": "user", "content": [["type": "input_image"]]]]],
      "invalid_value", "input"
    ),
    (["model": "m", "input": "a", "store": "yes"], "invalid_value", "store"),
    (["model": "m", "input": "a", "max_output_tokens": 0], "invalid_value", "max_output_tokens"),
    (["model": "m", "input": "a", "temperature": 3], "invalid_value", "temperature"),
    (
      ["model": "m", "input": "a", "previous_response_id": "r", "conversation": "c"],
      "invalid_value", "previous_response_id"
    ),
    ([], "invalid_value", "body"),
  ]

  @Test(arguments: mistakes)
  func `Mistakes are told in OpenAI's form`(
    _ body: JSONValue, _ code: String, _ param: String?
  ) async throws {
    try await TestGateway.run { gateway in
      let answer = try await gateway.request("POST", "/v1/responses", body)
      #expect(answer.status == 400 && answer.code == code && answer.param == param)
      #expect(answer.json["error"]?["type"] == "invalid_request_error")
    }
  }

  @Test func `A wrong key and a wrong method are told in OpenAI's form`() async throws {
    try await TestGateway.run { gateway in
      let key = try await gateway.request("POST", "/v1/responses", ["model": "m"], key: "no")
      #expect(key.status == 401 && key.code == "invalid_api_key")
      let method = try await gateway.request("GET", "/v1/responses")
      #expect(method.status == 405 && method.headers[field: "Allow"] == "POST")
      let item = try await gateway.request("POST", "/v1/responses/resp_1", [:])
      #expect(item.status == 405 && item.headers[field: "Allow"] == "GET, DELETE")
    }
  }
}
