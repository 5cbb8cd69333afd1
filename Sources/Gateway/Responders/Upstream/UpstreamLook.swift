import CompletionReading
import HTTPStream

/// What an OpenAI-compatible server says of itself.
struct UpstreamLook: Sendable {
  /// The answer to the question for its models.
  enum Answer: Hashable, Sendable {
    /// It lists them.
    case models([UpstreamModel])
    /// It does not take the key, in its words.
    case keyRefused(String)
    /// It answers something else, with this status.
    case other(status: Int)
    /// Nothing answers, for this reason.
    case absent(String)
  }

  var answer: Answer
  /// True if it is llama.cpp's own server.
  var isLlama = false

  /// The models; `nil` if it did not list them.
  var models: [UpstreamModel]? {
    if case .models(let models) = answer { models } else { nil }
  }

  /// Seconds to connect, and without a byte.
  private static let limits = (connect: 2.0, idle: 5.0)
  private static let longest = 4 << 20

  /// Asks a server for its models, and llama.cpp's server for its window.
  static func take(at server: Upstream, by transport: any HTTPTransport) async -> UpstreamLook {
    do throws(TransportError) {
      let reply = try await get(server.base + "/models", server, transport)
      switch reply.status {
      case 200..<300:
        let json = ParsedJSON(reply.body)
        guard let elements = json?["data"]?.elements ?? json?["models"]?.elements else {
          // Ollama answers so while it has no model.
          let isEmpty = json?["object"]?.text == "list"
          return UpstreamLook(answer: isEmpty ? .models([]) : .other(status: reply.status))
        }
        var models = elements.compactMap { UpstreamModel($0) }
        let isLlama = elements.first?["owned_by"]?.text == "llamacpp"
        if isLlama, models.contains(where: { $0.window == nil }) {
          let window = try await slotWindow(server, transport)
          for index in models.indices { models[index].window = models[index].window ?? window }
        }
        return UpstreamLook(answer: .models(models), isLlama: isLlama)
      case 401, 403:
        let body = ParsedJSON(reply.body).flatMap { ErrorBody($0) }
        let words = Redactor(key: server.key).clean(body?.words ?? "")
        return UpstreamLook(answer: .keyRefused(words.fitForMessage(limit: 200)))
      default: return UpstreamLook(answer: .other(status: reply.status))
      }
    } catch {
      return UpstreamLook(answer: .absent(error.detail))
    }
  }

  /// The window of one of llama.cpp's slots, which share what the server was started with.
  private static func slotWindow(
    _ server: Upstream, _ transport: any HTTPTransport
  ) async throws(TransportError) -> Int? {
    let root = server.base.hasSuffix("/v1") ? String(server.base.dropLast(3)) : server.base
    let reply = try await get(root + "/props", server, transport)
    guard reply.status == 200, let json = ParsedJSON(reply.body) else {
      return nil
    }
    let window = (json["default_generation_settings"]?["n_ctx"] ?? json["n_ctx"])?.integer
    return window.flatMap { $0 > 0 ? $0 : nil }
  }

  private static func get(
    _ url: String, _ server: Upstream, _ transport: any HTTPTransport
  ) async throws(TransportError) -> (status: Int, body: [UInt8]) {
    var headers = [HTTPHeader("Accept", "application/json")]
    if let key = server.key { headers.append(HTTPHeader("Authorization", "Bearer \(key)")) }
    let response = try await transport.send(
      HTTPRequest(
        method: "GET", url: url, headers: headers, connectTimeout: limits.connect,
        idleTimeout: limits.idle, maxBodyBytes: longest))
    return (response.status, try await response.body.collect(upTo: longest))
  }
}
