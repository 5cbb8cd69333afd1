import FoundationEssentials
import HTTPStream
import Testing

@testable import Gateway

/// Ark's dialect: caching is asked for, an id lives until a time.
@Suite struct ArkResponsesTests {
  private static let enabled: [String: JSONValue] = ["caching": ["type": "enabled"]]
  private static let prefix: [String: JSONValue] = [
    "caching": ["type": "enabled", "prefix": true]
  ]
  private static let seed: JSONValue = [["role": "system", "content": "a seed of six short words"]]

  private static func run(
    least: Int = 0, _ body: (TestGateway, TestClock) async throws -> Void
  ) async throws {
    let clock = TestClock()
    try await TestGateway.run({
      TestGateway.echo(&$0)
      $0.now = { clock.now }
      $0.leastCachedTokens = least
    }) { try await body($0, clock) }
  }

  private static func seconds(_ clock: TestClock) -> Int { Int(clock.now.timeIntervalSince1970) }

  @Test func `A prefix has an id, tokens and no answer`() async throws {
    try await Self.run { gateway, clock in
      let made = try await gateway.respond(Self.seed, also: Self.prefix)
      let response = try #require(made.response)
      #expect(response["output"] == [] && response["status"] == "completed")
      #expect(response["caching"] == ["type": "enabled", "prefix": true])
      #expect(made.outputTokens == 0 && made.cachedTokens == 0)
      #expect(response["expire_at"]?.whole == Self.seconds(clock) + 3 * 86_400)
      // Each turn names the prefix again, and says all that came after it.
      let turn: JSONValue = [
        ["role": "user", "content": "a"], ["role": "assistant", "content": "b"],
        ["role": "user", "content": "c"],
      ]
      for _ in 0..<2 {
        let answer = try await gateway.respond(turn, after: made.id)
        #expect(
          answer.outputText == "system=a seed of six short words user=a assistant=b user=c")
        #expect(answer.cachedTokens == made.inputTokens)
        #expect(answer.response?["caching"] == ["type": "disabled"])
      }
    }
  }

  @Test func `A prefix is not streamed, needs its least size, and is stored`() async throws {
    try await Self.run(least: 256) { gateway, _ in
      let streamed = try await gateway.respond(
        Self.seed, also: Self.prefix.merging(["stream": true]) { $1 })
      #expect(streamed.status == 400 && streamed.code == "InvalidParameter.stream")
      let small = try await gateway.respond(Self.seed, also: Self.prefix)
      #expect(small.status == 400 && small.message.contains("at least 256 tokens"))
      let unstored = try await gateway.respond(
        Self.seed, also: Self.prefix.merging(["store": false]) { $1 })
      #expect(unstored.status == 400 && unstored.param == "caching")
      let told = try await gateway.respond(
        Self.seed, also: Self.enabled.merging(["instructions": "i"]) { $1 })
      #expect(told.status == 400 && told.param == "instructions")
    }
  }

  @Test func `A session writes each turn, and reads all before it from the cache`() async throws {
    try await Self.run { gateway, _ in
      let root = try await gateway.respond(Self.seed, also: Self.enabled)
      let next = try await gateway.respond("b", after: root.id, also: Self.enabled)
      let spoken = TokenCount.of([.assistant(root.outputText)])
      #expect(next.cachedTokens == (root.inputTokens ?? 0) + spoken)
      #expect(next.response?["previous_response_id"] == .text(root.id))
    }
  }

  @Test func `One turn that was not cached ends the caching for the rest`() async throws {
    try await Self.run { gateway, _ in
      let root = try await gateway.respond(Self.seed, also: ["caching": ["type": "disabled"]])
      let next = try await gateway.respond("b", after: root.id, also: Self.enabled)
      #expect(next.cachedTokens == 0)
      let third = try await gateway.respond("c", after: next.id, also: Self.enabled)
      #expect(third.cachedTokens == 0)
      // What was cached before the gap is still of use.
      let good = try await gateway.respond(Self.seed, also: Self.enabled)
      let gap = try await gateway.respond("b", after: good.id)
      let after = try await gateway.respond("c", after: gap.id, also: Self.enabled)
      #expect(after.cachedTokens == gap.cachedTokens && after.cachedTokens ?? 0 > 0)
    }
  }

  // Trap 6: thinking must stay as it was.
  @Test func `Another thinking than before finds nothing in the cache`() async throws {
    try await Self.run { gateway, _ in
      let fields = Self.enabled.merging(["thinking": ["type": "enabled"]]) { $1 }
      let root = try await gateway.respond(Self.seed, also: fields)
      #expect(root.response?["thinking"] == ["type": "enabled"])
      let same = try await gateway.respond("b", after: root.id, also: fields)
      #expect(same.cachedTokens ?? 0 > 0)
      let unset = try await gateway.respond("b", after: root.id, also: Self.enabled)
      #expect(unset.cachedTokens == 0)
      let later = try await gateway.respond("c", after: unset.id, also: Self.enabled)
      #expect((later.cachedTokens ?? 0) < (later.inputTokens ?? 0))
    }
  }

  // Traps 3 and 4: the end is a moment, and use does not move it.
  @Test func `expire_at is kept, up to seven days, and not extended by use`() async throws {
    try await Self.run { gateway, clock in
      let now = Self.seconds(clock)
      let root = try await gateway.respond(
        Self.seed, also: Self.enabled.merging(["expire_at": .number(Double(now + 100))]) { $1 })
      #expect(root.response?["expire_at"]?.whole == now + 100)
      clock.advance(60)
      let head = try await gateway.respond("b", after: root.id, also: Self.enabled)
      #expect(head.status == 200)
      clock.advance(60)
      let gone = try await gateway.respond("c", after: head.id, also: Self.enabled)
      #expect(gone.status == 400 && gone.param == "previous_response_id")
      #expect(gone.code == "InvalidParameter.PreviousResponseNotFound")
      #expect(gone.json["error"]?["type"] == "BadRequest")
      for end in [Self.seconds(clock), Self.seconds(clock) + 604_801, 0] {
        let refused = try await gateway.respond(
          "a", also: ["expire_at": .number(Double(end))])
        #expect(refused.status == 400 && refused.code == "InvalidParameter.expire_at")
      }
    }
  }

  // Trap 13: only Ark says [DONE].
  @Test func `A stream ends with DONE in this dialect only`() async throws {
    try await Self.run { gateway, _ in
      let ark = try await gateway.respond("a", also: Self.enabled.merging(["stream": true]) { $1 })
      #expect(ark.events.last == "[DONE]" && ark.names.last == "response.completed")
      let byPath = try await gateway.respond(
        "a", at: "/api/v3/responses", also: ["stream": true])
      #expect(byPath.events.last == "[DONE]" && byPath.response?["expire_at"] != nil)
      #expect(byPath.chunks.allSatisfy { $0["obfuscation"] == nil })
      // Who builds on Ark's response goes on in its dialect.
      let next = try await gateway.respond("b", after: ark.id, also: ["stream": true])
      #expect(next.events.last == "[DONE]")
      let plain = try await gateway.respond("a", also: ["stream": true])
      #expect(!plain.text.contains("[DONE]"))
      gateway.server.inject([.noDone], into: .responses)
      let cut = try await gateway.respond("a", also: Self.enabled.merging(["stream": true]) { $1 })
      #expect(!cut.text.contains("[DONE]") && cut.names.last == "response.completed")
    }
  }

  @Test func `Nulls of Ark's client count as absent`() async throws {
    try await Self.run { gateway, _ in
      let nulls: [String: JSONValue] = [
        "caching": .null, "expire_at": .null, "thinking": .null, "store": .null, "stream": .null,
        "instructions": .null, "max_output_tokens": .null, "tools": .null, "text": .null,
        "temperature": .null, "top_p": .null, "previous_response_id": .null, "reasoning": .null,
      ]
      let answer = try await gateway.respond("a", at: "/api/v3/responses", also: nulls)
      #expect(answer.status == 200 && answer.response?["caching"] == ["type": "disabled"])
      let plain = try await gateway.respond("a", also: nulls)
      #expect(plain.response?["expire_at"] == nil && plain.response?["background"] == false)
    }
  }

  // Trap 5: at Ark a delete edits the history.
  @Test func `Without a deleted turn the later ones go on, not cached once`() async throws {
    try await Self.run { gateway, _ in
      let root = try await gateway.respond(Self.seed, also: Self.enabled)
      let middle = try await gateway.respond("b", after: root.id, also: Self.enabled)
      let head = try await gateway.respond("c", after: middle.id, also: Self.enabled)
      _ = try await gateway.request("DELETE", "/api/v3/responses/\(middle.id)")
      let next = try await gateway.respond("d", after: head.id, also: Self.enabled)
      #expect(next.status == 200 && next.cachedTokens == 0)
      let read = try await gateway.server.memory(of: next.id)?.filter { $0.role == "user" }
      #expect(read?.map(\.content) == ["c", "d"])
      let last = try await gateway.respond("e", after: next.id, also: Self.enabled)
      #expect(last.cachedTokens ?? 0 > 0)
    }
  }

  @Test func `Errors have Ark's form at Ark's path`() async throws {
    try await Self.run { gateway, _ in
      let missing = try await gateway.request("POST", "/api/v3/responses", ["input": "a"])
      #expect(missing.status == 400 && missing.code == "MissingParameter.model")
      let gone = try await gateway.respond("a", after: "resp_0", at: "/api/v3/responses")
      #expect(gone.code == "InvalidParameter.PreviousResponseNotFound")
      let look = try await gateway.request("GET", "/api/v3/responses/resp_0")
      #expect(look.status == 404 && look.json["error"]?["type"] == "NotFound")
      for fields in [Self.enabled, Self.prefix, ["thinking": ["type": "enabled"]]] {
        let mixed = try await gateway.respond(
          "a", also: fields.merging(["conversation": "conv_1"]) { $1 })
        #expect(mixed.status == 400 && mixed.code == "InvalidParameter.conversation")
      }
      let odd = try await gateway.respond("a", also: ["caching": ["type": "maybe"]])
      #expect(odd.status == 400 && odd.code == "InvalidParameter.caching")
    }
  }
}
