import Basics
import ChatModel
import ChatUI
import Configuration
import HTTPStream
import Testing

@testable import ctxchat

/// Gives its answers in turn, to whatever is asked.
private struct QueuedTransport: HTTPTransport {
  let answers: Locked<[(status: Int, body: String)]>
  let requests = Locked<[HTTPRequest]>([])

  init(_ answers: [(Int, String)]) {
    self.answers = Locked(answers.map { (status: $0.0, body: $0.1) })
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    requests.withLock { $0.append(request) }
    guard let answer = answers.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
      throw TransportError(.connect, requestWasSent: false, detail: "Nobody listens.")
    }
    return HTTPResponse(
      status: answer.status, headers: [HTTPHeader("Content-Type", "application/json")],
      body: HTTPBody(chunks: [Array(answer.body.utf8)]))
  }
}

@Suite struct EndpointTrialTests {
  private func draft(_ api: API = .chat, _ change: (inout SetupDraft) -> Void = { _ in })
    -> SetupDraft
  {
    var draft = SetupDraft()
    draft.api = api
    draft.baseURL = "https://host.example/v1"
    draft.model = "m"
    draft.key = SecretText("sk-test")
    change(&draft)
    return draft
  }

  private func trial(_ transport: QueuedTransport = QueuedTransport([])) -> EndpointTrial {
    EndpointTrial(environment: ["KEY_HERE": "sk-env"], terminal: .absent, transport: transport)
  }

  // MARK: The address

  @Test(arguments: [
    ("https://host.example/v1", AddressVerdict.good(.chat)),
    ("http://127.0.0.1:8080/v1", .good(.chat)),
    ("http://localhost:8080/v1", .good(.chat)), ("http://[::1]:8080/v1", .good(.chat)),
    ("http://host.example/v1", .insecure), ("http://192.168.1.5:8080/v1", .insecure),
  ])
  func `An address is judged without sending anything`(address: String, verdict: AddressVerdict) {
    let transport = QueuedTransport([])
    #expect(trial(transport).verdict(on: draft { $0.baseURL = address }) == verdict)
    #expect(transport.requests.withLock { $0.isEmpty })
  }

  @Test(arguments: [
    "", "host.example", "ftp://host.example", "https://", "https://user:pw@host.example",
    "https://host.example/?key=1", "https://host.example/#a",
  ])
  func `What is no address is refused in words, without what it may hold`(address: String) {
    guard case .wrong(let words) = trial().verdict(on: draft { $0.baseURL = address }) else {
      Issue.record("\(address) was taken")
      return
    }
    #expect(!words.isEmpty && !words.contains("pw"))
  }

  @Test func `An insecure address is good once the user agreed to it`() {
    let agreed = draft {
      $0.baseURL = "http://host.example/v1"
      $0.allowsInsecureHTTP = true
    }
    #expect(trial().verdict(on: agreed) == .good(.chat))
  }

  @Test(arguments: [
    ("https://api.openai.com/v1", ResponsesDialect.openai),
    ("https://ark.cn-beijing.volces.com/api/v3", .ark),
    ("https://host.example/v1", .plain), ("https://api.openai.com.example/v1", .plain),
    ("https://volces.com.example", .plain),
  ])
  func `Known hosts speak a dialect, and no others do`(address: String, dialect: ResponsesDialect) {
    let verdict = trial().verdict(on: draft(.responses(.plain)) { $0.baseURL = address })
    #expect(verdict == .good(.responses(dialect)))
  }

  // MARK: Models

  @Test func `The list of models, and a server without one`() async {
    let list = QueuedTransport([(200, #"{"data":[{"id":"a"},{"id":"b"}]}"#)])
    #expect(await trial(list).models(of: draft()) == .models(["a", "b"]))
    let sent = list.requests.withLock { $0 }
    #expect(sent.map(\.url) == ["https://host.example/v1/models"])
    #expect(sent.first?.headers[field: "Authorization"] == "Bearer sk-test")
    for status in [404, 405] {
      #expect(await trial(QueuedTransport([(status, "{}")])).models(of: draft()) == .models([]))
    }
  }

  @Test func `A refused key is the answer to change, and it is in no sentence`() async {
    let answer = (401, #"{"error":{"message":"Incorrect API key provided: sk-test"}}"#)
    guard case .tested(let findings) = await trial(QueuedTransport([answer])).models(of: draft())
    else {
      Issue.record("no findings")
      return
    }
    #expect(findings.map(\.level) == [.good, .bad] && findings.last?.place == .key)
    #expect(!findings.contains { $0.text.contains("sk-test") })
  }

  // MARK: The test

  @Test func `A chat that answers is good, with its key and its model`() async {
    let reply = #"{"choices":[{"message":{"content":"OK"},"finish_reason":"stop"}]}"#
    let findings = await trial(QueuedTransport([(200, reply)])).test(draft())
    #expect(findings.map(\.level) == [.good, .good, .good, .good])
    #expect(findings.map(\.text).contains("It accepts the key."))
    let free = draft {
      $0.baseURL = "http://127.0.0.1:9/v1"
      $0.keyWay = .none
    }
    let words = await trial(QueuedTransport([(200, reply)])).test(free).map(\.text)
    #expect(words.contains("It needs no key."))
  }

  @Test(arguments: [
    (401, #"{"error":{"message":"no"}}"#, SetupPlace.key),
    (403, #"{"error":{"message":"no"}}"#, .key),
    (
      404, #"{"error":{"code":"model_not_found","message":"The model `m` does not exist"}}"#, .model
    ),
    (400, #"{"error":{"message":"bad"}}"#, .model), (502, "<html></html>", .address),
    (404, "<html></html>", .address),
  ])
  func `Each failure names the answer that is to be changed`(
    status: Int, body: String, place: SetupPlace
  ) async {
    let findings = await trial(QueuedTransport([(status, body)])).test(draft())
    #expect(findings.last?.level == .bad && findings.last?.place == place, "\(findings)")
  }

  @Test func `A server that is busy is no answer to change`() async {
    let findings = await trial(QueuedTransport([(429, #"{"error":{"message":"slow down"}}"#)]))
      .test(draft())
    #expect(findings.last?.level == .bad && findings.last?.place == nil)
  }

  @Test func `A server that is not there is about the address`() async {
    let findings = await trial(QueuedTransport([])).test(draft())
    #expect(findings.map(\.level) == [.bad] && findings.first?.place == .address)
  }

  // MARK: The key

  @Test
  func `A key is looked up as the profile will, and a missing one is told before anything is sent`()
    async
  {
    let transport = QueuedTransport([(200, #"{"data":[]}"#)])
    let named = draft {
      $0.keyWay = .variable
      $0.variable = "KEY_HERE"
    }
    #expect(await trial(transport).models(of: named) == .models([]))
    #expect(
      transport.requests.withLock { $0 }.first?.headers[field: "Authorization"] == "Bearer sk-env")
    let absent = QueuedTransport([])
    let missing = draft {
      $0.keyWay = .variable
      $0.variable = "KEY_NOWHERE"
    }
    guard case .tested(let findings) = await trial(absent).models(of: missing) else {
      Issue.record("no findings")
      return
    }
    #expect(findings.map(\.level) == [.bad] && findings.first?.place == .key)
    #expect(findings.first?.text.contains("KEY_NOWHERE") == true)
    #expect(absent.requests.withLock { $0.isEmpty })
  }

  @Test func `Elsewhere than on this machine a key is needed`() async {
    let transport = QueuedTransport([])
    let findings = await trial(transport).test(draft { $0.keyWay = .none })
    #expect(findings.map(\.place) == [.key] && transport.requests.withLock { $0.isEmpty })
  }
}
