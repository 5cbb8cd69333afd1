import ChatModel
import ChatUI
import CompletionReading
import EventLoops
import HTTPStream
import Wording

/// Looks for servers with models on the usual ports of this machine, all at once, each for a short time.
struct LocalSearch: Sendable {
  let ports: [LocalPort]
  let transport: any HTTPTransport

  /// Seconds to connect, without a byte, and in all.
  private static let limits = (connect: 1.0, idle: 1.5, total: 3.0)
  /// The longest answer that is read.
  private static let longest = 4 << 20

  /// The result of looking at a port.
  private enum Look: Sendable {
    case server(LocalServer)
    /// Nobody listens.
    case closed
    /// Somebody does, and does not answer as such a server.
    case other
  }

  /// The servers in the order of the ports, and in words what was not found.
  func run() async -> SetupResult {
    let looks = await withTaskGroup(of: (Int, Look).self) { group in
      for (index, port) in ports.enumerated() {
        group.addTask { (index, await look(at: port)) }
      }
      var looks = [Look](repeating: .closed, count: ports.count)
      for await (index, look) in group { looks[index] = look }
      return looks
    }
    var servers: [LocalServer] = []
    var missing: [String] = []
    for (port, look) in zip(ports, looks) {
      switch look {
      case .server(let server): servers.append(server)
      case .closed: missing.append(port.label)
      case .other:
        missing.append(localized("\(port.label) (in use, but no known server answers)"))
      }
    }
    return .servers(servers, missing: missing)
  }

  private func look(at port: LocalPort) async -> Look {
    await withTaskGroup(of: Look?.self) { group in
      group.addTask { await ask(port) }
      // Who sends a byte now and then does not keep the others waiting.
      group.addTask {
        try? await EventLoop.background.sleep(seconds: Self.limits.total)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? .other
    }
  }

  private func ask(_ port: LocalPort) async -> Look {
    let origin = "http://127.0.0.1:\(port.number)"
    let answer: (status: Int, server: String, json: ParsedJSON?)
    do throws(TransportError) { answer = try await get(origin + "/v1/models") } catch {
      return error.kind == .connect ? .closed : .other
    }
    var server = LocalServer(name: port.program, baseURL: origin + "/v1")
    switch answer.status {
    case 200..<300:
      guard let models = answer.json?["data"]?.elements ?? answer.json?["models"]?.elements else {
        // Ollama answers so while it has no model.
        guard answer.json?["object"]?.text == "list" else { return .other }
        return .server(await named(server, owner: "", origin, answer.server))
      }
      server.models = models.compactMap { $0["id"]?.text ?? $0["name"]?.text }
      let owner = models.first?["owned_by"]?.text ?? ""
      return .server(await named(server, owner: owner, origin, answer.server))
    case 401, 403:
      server.wantsKey = true
      return .server(server)
    default: return .other
    }
  }

  // MARK: Who it is

  /// The server with the name and version that it tells.
  private func named(
    _ server: LocalServer, owner: String, _ origin: String, _ header: String
  ) async -> LocalServer {
    var server = server
    func ask(_ path: String, _ member: String) async -> String? {
      guard let answer = try? await get(origin + path), answer.status == 200 else { return nil }
      return answer.json?[member]?.text.map { String($0.prefix(40)) }
    }
    switch owner {
    case "llamacpp":
      (server.name, server.version) = ("llama.cpp", await ask("/props", "build_info"))
    case "vllm": (server.name, server.version) = ("vLLM", await ask("/version", "version"))
    case "sglang":
      (server.name, server.version) = ("SGLang", await ask("/get_server_info", "version"))
    case "koboldcpp":
      (server.name, server.version) = ("KoboldCpp", await ask("/api/extra/version", "version"))
    case "organization_owner": server.name = "LM Studio"
    default:
      if header.lowercased().hasPrefix("llama.cpp") {
        (server.name, server.version) = ("llama.cpp", await ask("/props", "build_info"))
      } else if let version = await ask("/api/version", "version") {
        (server.name, server.version) = ("Ollama", version)
      }
    }
    return server
  }

  private func get(
    _ url: String
  ) async throws(TransportError) -> (status: Int, server: String, json: ParsedJSON?) {
    let response = try await transport.send(
      HTTPRequest(
        method: "GET", url: url, headers: [HTTPHeader("User-Agent", Version.userAgent)],
        connectTimeout: Self.limits.connect, idleTimeout: Self.limits.idle,
        maxBodyBytes: Self.longest))
    let body = try await response.body.collect(upTo: Self.longest)
    return (response.status, response.headers[field: "Server"] ?? "", ParsedJSON(body))
  }
}
