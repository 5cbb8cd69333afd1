import FoundationEssentials
import HTTPStream

@testable import Gateway

/// A gateway in memory, asked through real HTTP.
struct TestGateway {
  let server: GatewayServer
  let transport = CurlTransport()

  /// What came back.
  struct Answer {
    var status: Int
    var headers: [HTTPHeader]
    var body: [UInt8]
    /// Why the body broke off.
    var failure: TransportError?

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSONValue { (try? JSONDecoder().decode(JSONValue.self, from: Data(body))) ?? .null }
    var code: String? { json["error"]?["code"]?.text }
    var param: String? { json["error"]?["param"]?.text }
    var message: String { json["error"]?["message"]?.text ?? "" }

    /// The data of the events, as they are.
    var events: [String] {
      text.split(separator: "\n").filter { $0.hasPrefix("data: ") }.map {
        String($0.dropFirst(6))
      }
    }
    /// The names of the events.
    var names: [String] {
      text.split(separator: "\n").filter { $0.hasPrefix("event: ") }.map {
        String($0.dropFirst(7))
      }
    }
    var chunks: [JSONValue] {
      events.compactMap { try? JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
    }
    /// The text of a choice, streamed or whole.
    func content(_ choice: Int = 0) -> String {
      if case .list(let choices)? = json["choices"] {
        return choices[choice]["message"]?["content"]?.text ?? ""
      }
      return chunks.compactMap { chunk in
        chunk["choices"]?.items.first { $0["index"] == .number(Double(choice)) }?["delta"]?[
          "content"]?.text
      }.joined()
    }
    var finishReasons: [String] {
      chunks.flatMap { $0["choices"]?.items ?? [] }.compactMap { $0["finish_reason"]?.text }
    }
    var usage: JSONValue? {
      json["usage"] ?? chunks.compactMap { $0["usage"] }.last { $0 != .null }
    }
  }

  init(_ change: (inout GatewayServer.Settings) -> Void = { _ in }) async throws {
    var settings = GatewayServer.Settings(answers: .guide(tokensPerSecond: 1_000_000))
    settings.logsRequests = true
    change(&settings)
    server = try await GatewayServer.start(settings)
  }

  /// Runs `body` with a gateway and stops it.
  static func run(
    _ change: (inout GatewayServer.Settings) -> Void = { _ in },
    _ body: (TestGateway) async throws -> Void
  ) async throws {
    let gateway = try await TestGateway(change)
    do { try await body(gateway) } catch {
      await gateway.server.stop()
      throw error
    }
    await gateway.server.stop()
  }

  /// Sends a request as it is; `path` comes after the base URL.
  func open(
    _ path: String, _ body: [UInt8], method: String = "POST", key: String? = nil,
    headers: [HTTPHeader] = []
  ) async throws -> HTTPResponse {
    try await transport.send(
      HTTPRequest(
        method: method, url: server.baseURL + path,
        headers: [
          HTTPHeader("Authorization", "Bearer \(key ?? server.key)"),
          HTTPHeader("Content-Type", "application/json"),
        ] + headers, body: body, idleTimeout: 30))
  }

  func send(
    _ path: String, _ body: [UInt8], method: String = "POST", key: String? = nil,
    headers: [HTTPHeader] = []
  ) async throws -> Answer {
    let response = try await open(path, body, method: method, key: key, headers: headers)
    var bytes: [UInt8] = []
    var failure: TransportError?
    do { for try await part in response.body { bytes += part } } catch { failure = error }
    return Answer(
      status: response.status, headers: response.headers, body: bytes, failure: failure)
  }

  func create(_ fields: JSONValue) async throws -> Answer {
    try await send("/context/create", ReplyWriter.encode(fields))
  }

  func chat(_ fields: JSONValue, headers: [HTTPHeader] = []) async throws -> Answer {
    try await send("/context/chat/completions", ReplyWriter.encode(fields), headers: headers)
  }

  /// The id of a new context.
  func context(
    _ mode: String = "session", seed: String = Self.seed, also fields: [String: JSONValue] = [:]
  ) async throws -> String {
    let body: [String: JSONValue] = [
      "model": "m", "mode": .text(mode), "messages": [["role": "system", "content": .text(seed)]],
    ]
    return try await create(.object(body.merging(fields) { $1 })).json["id"]?.text ?? ""
  }

  /// A question to a context.
  func ask(
    _ id: String, _ question: String, also fields: [String: JSONValue] = [:]
  ) async throws -> Answer {
    try await chat(Self.question(id, question, also: fields))
  }

  /// A request with a body, to a path that may begin above the base URL, such as `/v1beta/…`.
  func request(
    _ method: String, _ path: String, _ fields: JSONValue? = nil, key: String? = nil
  ) async throws -> Answer {
    let isGoogle = path.hasPrefix("/v1beta/")
    let root = server.baseURL.dropLast("/v1".count)
    let key = key ?? server.key
    let response = try await transport.send(
      HTTPRequest(
        method: method, url: root + path,
        headers: [
          isGoogle
            ? HTTPHeader("x-goog-api-key", key) : HTTPHeader("Authorization", "Bearer \(key)"),
          HTTPHeader("Content-Type", "application/json"),
        ], body: fields.map { ReplyWriter.encode($0) } ?? [], idleTimeout: 30))
    var bytes: [UInt8] = []
    var failure: TransportError?
    do { for try await part in response.body { bytes += part } } catch { failure = error }
    return Answer(
      status: response.status, headers: response.headers, body: bytes, failure: failure)
  }

  /// Answers that name everything that the server read.
  static func echo(_ settings: inout GatewayServer.Settings) {
    settings.answers = .script(
      GatewayServer.Script(
        tokensPerSecond: 1_000_000,
        reply: { question in
          question.prompt.map { "\($0.role)=\($0.content)" }.joined(separator: " ")
        }))
  }

  static func question(
    _ id: String, _ question: String, also fields: [String: JSONValue] = [:]
  ) -> JSONValue {
    let body: [String: JSONValue] = [
      "context_id": .text(id), "model": "m",
      "messages": [["role": "user", "content": .text(question)]],
    ]
    return .object(body.merging(fields) { $1 })
  }

  static let seed = """
    # Facts

    ## Harbour

    The harbour of Norrvik closes at nine in the evening, except on the day of the regatta in June.

    ## Lighthouse

    The lighthouse was built in 1871 by Ada Lindqvist, of granite, and is open on Sundays.
    """
}

extension JSONValue {
  /// A member of an object.
  subscript(_ name: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields[name]
  }

  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// A whole number that is not negative.
  var whole: Int? {
    guard case .number(let number) = self, number >= 0 else { return nil }
    return Int(exactly: number.rounded())
  }

  /// The items of an array.
  var items: [JSONValue] {
    guard case .list(let items) = self else { return [] }
    return items
  }
}
