import ChatTestSupport
import Testing

@testable import Gateway

@Suite struct ConversationsTests {
  private static func run(_ body: (TestGateway) async throws -> Void) async throws {
    try await TestGateway.run(TestGateway.echo, body)
  }

  private static func message(_ text: String, role: String = "user") -> JSONValue {
    ["type": "message", "role": .text(role), "content": .text(text)]
  }

  private static func make(
    _ gateway: TestGateway, _ items: [JSONValue] = [message("s", role: "system")]
  ) async throws -> String {
    try await gateway.request(
      "POST", "/v1/conversations", ["items": .list(items), "metadata": ["label": "harbour"]]
    ).json["id"]?.text ?? ""
  }

  @Test func `A conversation is made with a seed and no answer, read, changed and deleted`()
    async throws
  {
    try await Self.run { gateway in
      let id = try await Self.make(gateway)
      #expect(id.hasPrefix("conv_"))
      let path = "/v1/conversations/\(id)"
      let read = try await gateway.request("GET", path).json
      #expect(read["object"] == "conversation" && read["metadata"] == ["label": "harbour"])
      let changed = try await gateway.request("POST", path, ["metadata": ["label": "x"]])
      #expect(changed.json["metadata"] == ["label": "x"])
      #expect(changed.json["created_at"] == read["created_at"])
      let gone = try await gateway.request("DELETE", path)
      #expect(gone.json == ["id": .text(id), "object": "conversation.deleted", "deleted": true])
      for (method, path) in [
        ("GET", path), ("DELETE", path), ("GET", "\(path)/items"), ("GET", "\(path)/items/msg_1"),
      ] {
        let answer = try await gateway.request(method, path)
        #expect(answer.status == 404 && answer.json["error"]?["type"] == "invalid_request_error")
      }
      #expect(try await gateway.request("POST", "/v1/conversations", [:]).status == 200)
    }
  }

  @Test func `Items are added, listed, read and deleted one by one`() async throws {
    try await Self.run { gateway in
      let id = try await Self.make(gateway)
      let path = "/v1/conversations/\(id)/items"
      let added = try await gateway.request(
        "POST", path, ["items": [Self.message("a"), Self.message("b", role: "assistant")]])
      #expect(added.json["data"]?.items.count == 2 && added.json["object"] == "list")
      let item = added.json["data"]?.items[0]["id"]?.text ?? ""
      #expect(try await gateway.request("GET", "\(path)/\(item)").json["role"] == "user")
      let list = try await gateway.request("GET", "\(path)?order=asc")
      #expect(
        list.json["data"]?.items.compactMap { $0["role"]?.text } == ["system", "user", "assistant"])
      let newest = try await gateway.request("GET", "\(path)?limit=1")
      #expect(newest.json["data"]?.items.first?["role"] == "assistant")
      let left = try await gateway.request("DELETE", "\(path)/\(item)")
      #expect(left.json["id"] == .text(id) && left.json["object"] == "conversation")
      #expect(try await gateway.request("GET", "\(path)/\(item)").status == 404)
      #expect(try await gateway.request("DELETE", "\(path)/\(item)").status == 404)
      #expect(try await gateway.server.memory(of: id)?.map(\.content) == ["s", "b"])
    }
  }

  @Test func `A response adds what was asked and said, and remembers it`() async throws {
    try await Self.run { gateway in
      let id = try await Self.make(gateway)
      let fields: [String: JSONValue] = ["conversation": .text(id)]
      let count = try await gateway.respond("a", at: "/v1/responses/input_tokens", also: fields)
      let first = try await gateway.respond("a", also: fields)
      #expect(count.json["input_tokens"]?.whole == first.inputTokens)
      #expect(first.response?["conversation"] == ["id": .text(id)])
      #expect(first.outputText == "system=s user=a")
      let second = try await gateway.respond(
        "b", also: ["conversation": ["id": .text(id)], "stream": true])
      #expect(second.outputText == "system=s user=a assistant=system=s user=a user=b")
      #expect(second.cachedTokens ?? 0 > 0)
      let read = try await gateway.request("GET", "/v1/responses/\(second.id)")
      #expect(read.json == second.response)
      // What came before it is the conversation's: no chain begins there.
      let chained = try await gateway.respond("c", after: second.id)
      #expect(chained.code == "previous_response_not_found")
      let list = try await gateway.request("GET", "/v1/conversations/\(id)/items?order=asc")
      let data = list.json["data"]?.items ?? []
      #expect(data.count == 5 && data[4] == second.response?["output"]?.items.first)
      // Undo in place: two items go, and the turn was never there.
      for item in data[3...4] {
        let name = item["id"]?.text ?? ""
        _ = try await gateway.request("DELETE", "/v1/conversations/\(id)/items/\(name)")
      }
      let again = try await gateway.respond("c", also: ["conversation": .text(id)])
      #expect(again.outputText == "system=s user=a assistant=system=s user=a user=c")
    }
  }

  @Test(arguments: [GatewayFault.disconnect(afterPercent: 50), .failed, .errorEvent])
  func `A stream that is cut adds nothing`(_ fault: GatewayFault) async throws {
    try await Self.run { gateway in
      let id = try await Self.make(gateway)
      gateway.server.inject([fault], into: .responses)
      _ = try await gateway.respond("a", also: ["conversation": .text(id), "stream": true])
      #expect(try await gateway.server.memory(of: id)?.count == 1)
      #expect(try await gateway.respond("b", also: ["conversation": .text(id)]).status == 200)
    }
  }

  // Trap 2: busy is 400 here.
  @Test func `A conversation has one writer`() async throws {
    let door = Door()
    let responder = ScriptedResponder { sink in
      sink.yield(.content("a"))
      await door.pass()
    }
    try await TestGateway.run({ $0.responder = responder }) { gateway in
      let id = try await Self.make(gateway)
      let fields: [String: JSONValue] = ["conversation": .text(id)]
      async let first = gateway.respond("a", also: fields)
      #expect(await eventually { responder.requests.count == 1 })
      let second = try await gateway.respond("b", also: fields)
      #expect(second.status == 400 && second.code == "conversation_locked")
      #expect(second.param == "conversation")
      let items = try await gateway.request(
        "POST", "/v1/conversations/\(id)/items", ["items": [Self.message("x")]])
      #expect(items.status == 400 && items.code == "conversation_locked")
      door.open()
      #expect(try await first.status == 200)
      #expect(try await gateway.respond("c", also: fields).status == 200)
      gateway.server.inject([.locked], into: .responses)
      #expect(try await gateway.respond("d", also: fields).code == "conversation_locked")
    }
  }

  @Test func `At most twenty items at a time, and sixteen texts of metadata`() async throws {
    try await Self.run { gateway in
      let many = (0..<21).map { Self.message("\($0)") }
      let made = try await gateway.request("POST", "/v1/conversations", ["items": .list(many)])
      #expect(made.status == 400 && made.param == "items")
      let id = try await Self.make(gateway, Array(many.dropLast()))
      let added = try await gateway.request(
        "POST", "/v1/conversations/\(id)/items", ["items": .list(many)])
      #expect(added.status == 400 && added.code == "array_above_max_length")
      let texts = Dictionary(uniqueKeysWithValues: (0..<17).map { ("k\($0)", JSONValue.text("v")) })
      for metadata in [JSONValue.object(texts), ["a": 1], "x", [1]] {
        let answer = try await gateway.request(
          "POST", "/v1/conversations/\(id)", ["metadata": metadata])
        #expect(answer.status == 400 && answer.param == "metadata")
      }
      let both = try await gateway.respond(
        "a", after: "resp_1", also: ["conversation": .text(id)])
      #expect(both.status == 400 && both.param == "previous_response_id")
      let none = try await gateway.respond("a", also: ["conversation": "conv_0"])
      #expect(none.status == 404)
    }
  }

  @Test func `Conversations survive a restart`() async throws {
    let folder = try TemporaryFolder()
    let settings: (inout GatewayServer.Settings) -> Void = {
      TestGateway.echo(&$0)
      $0.databasePath = folder.database
    }
    var id = ""
    try await TestGateway.run(settings) { gateway in
      id = try await Self.make(gateway)
      _ = try await gateway.respond("a", also: ["conversation": .text(id)])
    }
    try await TestGateway.run(settings) { gateway in
      let next = try await gateway.respond("b", also: ["conversation": .text(id)])
      #expect(next.outputText.hasPrefix("system=s user=a assistant="))
    }
  }
}
