import HTTPStream
import Testing

@testable import Gateway

@Suite struct UpstreamCheckTests {
  private func problem(
    _ upstream: ScriptedUpstream, key: String? = nil, models: ModelNames = .all
  ) async -> String? {
    let server = Upstream(url: upstream.url, key: key, models: models)
    return await UpstreamLook.take(at: server, by: CurlTransport()).problem(with: server)
  }

  private func upstream(_ json: String, status: Int = 200) throws -> ScriptedUpstream {
    let upstream = try ScriptedUpstream("")
    upstream.tell("/v1/models", json, status: status)
    return upstream
  }

  @Test(arguments: [
    (ModelNames.all, #"{"object":"list","data":[{"id":"m"}]}"#),
    (.only("m"), #"{"object":"list","data":[{"id":"m"}]}"#),
    // Ollama names its standard version.
    (.only("m"), #"{"object":"list","data":[{"id":"m:latest"}]}"#),
    (.only("m"), #"{"models":[{"name":"m"}]}"#),
    // lm-proxy passes every name on.
    (.only("m"), #"{"object":"list","data":[{"id":"*"}]}"#),
    (.all, #"{"object":"list","data":null}"#),
  ])
  func `A server that lists the model is fine`(_ models: ModelNames, _ list: String) async throws {
    #expect(await problem(try upstream(list), models: models) == nil)
  }

  @Test func `A model that is not listed is named, with those that are`() async throws {
    let list = try upstream(#"{"data":[{"id":"a"},{"id":"b"}]}"#)
    let said = await problem(list, models: .only("c"))
    #expect(said?.hasSuffix("/v1 does not list c. It lists a, b.") == true, "\(said ?? "")")
    let none = await problem(try upstream(#"{"object":"list","data":[]}"#), models: .only("c"))
    #expect(none?.hasSuffix("has no model yet.") == true)
  }

  @Test func `A key that is wanted or refused`() async throws {
    let refusal = #"{"error":{"message":"no sk-upstream-1234567890"}}"#
    let wanted = await problem(try upstream(refusal, status: 401))
    #expect(wanted?.contains("wants a key") == true)
    let refused = await problem(try upstream(refusal, status: 403), key: "sk-upstream-1234567890")
    #expect(refused?.contains("refuses the key: no (key)") == true, "\(refused ?? "")")
  }

  @Test func `A server that lists nothing, and none at all`() async throws {
    let other = await problem(try upstream("<html>", status: 404))
    #expect(other?.contains("does not list its models (status 404)") == true)
    let server = Upstream(url: "http://127.0.0.1:1/v1")
    let absent = await UpstreamLook.take(at: server, by: CurlTransport()).problem(with: server)
    #expect(absent?.contains("does not answer") == true, "\(absent ?? "")")
  }

  @Test(arguments: [
    ("", "not an http(s) address"), ("127.0.0.1:11434/v1", "not an http(s) address"),
    ("ftp://127.0.0.1/v1", "not an http(s) address"), ("http://", "not an http(s) address"),
    ("http://joe:pw@127.0.0.1/v1", "user name or password"),
    ("http://127.0.0.1/v1?x=1", "a query or a fragment"),
    ("http://127.0.0.1/v1/chat/completions", "Leave out /chat/completions"),
    ("http://192.0.2.1/v1", "unencrypted"),
  ])
  func `An address that cannot work is refused with what to do`(
    _ url: String, _ words: String
  ) {
    let problem = GatewayServer.Answers.upstream(Upstream(url: url, key: "k")).problem
    #expect(problem?.contains(words) == true, "\(problem ?? "")")
  }

  @Test(arguments: ["http://127.0.0.1:11434/v1", "https://example.org/v1/", "http://[::1]:8080"])
  func `Others are not`(_ url: String) {
    #expect(GatewayServer.Answers.upstream(Upstream(url: url, key: "k")).problem == nil)
  }
}
