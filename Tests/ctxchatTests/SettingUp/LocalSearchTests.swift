import Basics
import ChatModel
import ChatUI
import HTTPStream
import Testing

@testable import ctxchat

/// Answers by address; where nothing is given nobody listens.
private struct AnsweringTransport: HTTPTransport {
  var answers: [String: (status: Int, server: String, body: String)] = [:]
  var errors: [String: TransportError.Kind] = [:]
  let asked = Locked<[String]>([])

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    asked.withLock { $0.append(request.url) }
    if let kind = errors[request.url] { throw TransportError(kind, requestWasSent: false) }
    guard let answer = answers[request.url] else {
      throw TransportError(.connect, requestWasSent: false)
    }
    return HTTPResponse(
      status: answer.status, headers: [HTTPHeader("Server", answer.server)],
      body: HTTPBody(chunks: [Array(answer.body.utf8)]))
  }
}

/// Servers with models on this machine, by the answers that each was seen to give.
@Suite struct LocalSearchTests {
  private static let origin = "http://127.0.0.1:4711"

  private func found(
    _ answers: [String: (Int, String)], server: String = "", program: String = "some program",
    errors: [String: TransportError.Kind] = [:]
  ) async -> (servers: [LocalServer], missing: [String], asked: [String]) {
    let transport = AnsweringTransport(
      answers: Dictionary(
        uniqueKeysWithValues: answers.map {
          (Self.origin + $0, (status: $1.0, server: server, body: $1.1))
        }),
      errors: Dictionary(uniqueKeysWithValues: errors.map { (Self.origin + $0, $1) }))
    let result = await LocalSearch(
      ports: [LocalPort(number: 4711, program: program)], transport: transport
    ).run()
    guard case .servers(let servers, let missing) = result else { return ([], ["no list"], []) }
    return (servers, missing, transport.asked.withLock { $0 })
  }

  @Test func `Ollama tells its version, and an empty list of models is a list`() async {
    let some = await found([
      "/v1/models": (200, #"{"object":"list","data":[{"id":"gemma3:270m","owned_by":"library"}]}"#),
      "/api/version": (200, #"{"version":"0.5.7"}"#),
    ])
    #expect(
      some.servers == [
        LocalServer(
          name: "Ollama", version: "0.5.7", baseURL: Self.origin + "/v1", models: ["gemma3:270m"])
      ])
    let none = await found([
      "/v1/models": (200, #"{"object":"list","data":null}"#),
      "/api/version": (200, #"{"version":"0.5.7"}"#),
    ])
    #expect(none.servers.map(\.models) == [[]] && none.servers.map(\.name) == ["Ollama"])
  }

  @Test(arguments: [
    ("llamacpp", "/props", #"{"build_info":"b4719"}"#, "llama.cpp", "b4719"),
    ("vllm", "/version", #"{"version":"0.7.2"}"#, "vLLM", "0.7.2"),
    ("sglang", "/get_server_info", #"{"version":"0.4.3"}"#, "SGLang", "0.4.3"),
    ("koboldcpp", "/api/extra/version", #"{"version":"1.83"}"#, "KoboldCpp", "1.83"),
  ])
  func `Others are known by the owner of their models`(
    owner: String, path: String, answer: String, name: String, version: String
  ) async {
    let models = #"{"object":"list","data":[{"id":"m","owned_by":"\#(owner)"}]}"#
    let told = await found(["/v1/models": (200, models), path: (200, answer)])
    #expect(told.servers.map(\.name) == [name] && told.servers.map(\.version) == [version])
    // One that hides its version is there all the same.
    let silent = await found(["/v1/models": (200, models), path: (404, "not found")])
    #expect(silent.servers.map(\.name) == [name] && silent.servers.map(\.version) == [nil])
  }

  @Test func `LM Studio, llama.cpp by its head, and one that nobody knows`() async {
    let list = #"{"data":[{"id":"a","owned_by":"organization_owner"},{"name":"b"}]}"#
    let studio = await found(["/v1/models": (200, list)])
    #expect(
      studio.servers == [
        LocalServer(name: "LM Studio", baseURL: Self.origin + "/v1", models: ["a", "b"])
      ])
    let plain = #"{"data":[{"id":"a"}]}"#
    let llama = await found(["/v1/models": (200, plain)], server: "llama.cpp")
    #expect(llama.servers.map(\.name) == ["llama.cpp"])
    let other = await found(["/v1/models": (200, plain)], program: "vLLM")
    #expect(other.servers.map(\.name) == ["vLLM"] && other.servers.map(\.version) == [nil])
  }

  @Test(arguments: [401, 403])
  func `A server that wants a key is one, though it lists nothing`(status: Int) async {
    let answer = await found(["/v1/models": (status, #"{"error":"no key"}"#)])
    #expect(answer.servers.map(\.wantsKey) == [true])
    #expect(answer.asked == [Self.origin + "/v1/models"], "nothing else is asked without a key")
  }

  @Test(arguments: [
    (200, "<html></html>"), (200, ""), (200, "[]"), (200, #"{"hello":"world"}"#),
    (200, #"{"data":{}}"#),
    (404, "not found"), (500, "{}"), (301, ""), (200, #"{"object":"#),
  ])
  func `What only listens there is no server with models`(status: Int, body: String) async {
    let answer = await found(["/v1/models": (status, body)])
    #expect(answer.servers.isEmpty)
    #expect(answer.missing == ["some program (port 4711) (in use, but no known server answers)"])
  }

  @Test func `A port that nobody has is told by its program, and one that breaks off as in use`()
    async
  {
    let closed = await found([:])
    #expect(closed.servers.isEmpty && closed.missing == ["some program (port 4711)"])
    for kind in [TransportError.Kind.disconnected, .idleTimeout, .tooLarge, .redirect] {
      let answer = await found([:], errors: ["/v1/models": kind])
      #expect(answer.servers.isEmpty && answer.missing.first?.contains("in use") == true, "\(kind)")
    }
  }

  @Test
  func `A version that is no short text is cut, and names of models that are none are left out`()
    async
  {
    let long = String(repeating: "v", count: 5000)
    let answer = await found([
      "/v1/models": (200, #"{"data":[{"id":"m"},{"id":5},{"id":""},{"id":null},"x",null,{}]}"#),
      "/api/version": (200, #"{"version":"\#(long)"}"#),
    ])
    #expect(answer.servers.first?.version?.count == 40)
    #expect(answer.servers.first?.models == ["m", "5"])
  }

  @Test func `The servers keep the order of the ports`() async {
    let ports = [4711, 4712, 4713].map { LocalPort(number: $0, program: "p\($0)") }
    let transport = AnsweringTransport(
      answers: [4711, 4713].reduce(into: [:]) {
        $0["http://127.0.0.1:\($1)/v1/models"] = (status: 200, server: "", body: #"{"data":[]}"#)
      })
    let result = await LocalSearch(ports: ports, transport: transport).run()
    guard case .servers(let servers, let missing) = result else {
      Issue.record("no list")
      return
    }
    #expect(servers.map(\.name) == ["p4711", "p4713"] && missing == ["p4712 (port 4712)"])
  }

  @Test func `The ports of a test take the place of the usual ones`() {
    #expect(LocalPort.all([:]) == LocalPort.usual)
    let given = LocalPort.all(["CTXCHAT_SETUP_PORTS": "8080,4711,,x"])
    #expect(given.map(\.number) == [8080, 4711])
    #expect(given.map(\.program) == ["llama.cpp", LocalServer.unknownName])
    #expect(LocalPort.all(["CTXCHAT_SETUP_PORTS": ""]).isEmpty)
  }
}
