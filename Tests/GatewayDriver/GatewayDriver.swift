import SpokenReply
import FoundationEssentials
import Gateway
import Glibc

/// The embedded gateway as a process of its own that a test can steer: it answers with words that name their
/// question, writes what it was asked and what it said to a log, and takes commands on standard input, one a
/// line, each answered with one line.
///
/// usage: gateway-driver LOG TOKENS_PER_SECOND [DATABASE]
@main
struct GatewayDriver {
  private let gateway: GatewayServer
  private let log: SaidLog
  private let clock: Shift

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let rate = Double(arguments[2]) else { exit(64) }
    let log = SaidLog(path: arguments[1])
    let clock = Shift()
    var settings = GatewayServer.Settings(
      key: "sk-driver",
      answers: .script(
        GatewayServer.Script(
          tokensPerSecond: rate,
          reply: { question in
            log.asked(question)
            return SpokenReply.text(for: question)
          }, said: { log.said($0, bytes: $1) })))
    settings.databasePath = arguments.count > 3 ? arguments[3] : nil
    settings.logsRequests = true
    settings.now = { clock.now }
    let gateway = try await GatewayServer.start(settings)
    say(gateway.baseURL)
    let driver = GatewayDriver(gateway: gateway, log: log, clock: clock)
    for await line in lines() { say(await driver.carryOut(line)) }
  }

  /// Standard input, read on a thread that may block.
  private static func lines() -> AsyncStream<String> {
    AsyncStream { continuation in
      let reader = Task.detached {
        while let line = readLine() { continuation.yield(line) }
        continuation.finish()
      }
      continuation.onTermination = { _ in reader.cancel() }
    }
  }

  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
  }

  private func carryOut(_ line: String) async -> String {
    let words = line.split(separator: " ").map(String.init)
    do {
      switch (words.first ?? "", words.count) {
      case ("expire", 2): try await gateway.expire(words[1])
      case ("forget", 2): try await gateway.forget(words[1])
      case ("advance", 2): clock.advance(by: Double(words[1]) ?? 0)
      case ("inject", 2...):
        // A word before the faults may name the endpoint.
        let endpoint = GatewayEndpoint(rawValue: words[1])
        let names = words.dropFirst(endpoint == nil ? 1 : 2)
        let faults = names.compactMap { GatewayFault($0) }
        guard faults.count == names.count else { return "no such fault: \(line)" }
        gateway.inject(faults, into: endpoint ?? .chat)
      case ("memory", 2):
        let memory = try await gateway.memory(of: words[1])
        return memory.map { SaidLog.json($0.map { "\($0.role): \($0.content)" }) } ?? "none"
      case ("asked", 1...2):
        // Every chat request that came, answered or not, or every request to another endpoint.
        let endpoint = words.count == 1 ? .chat : GatewayEndpoint(rawValue: words[1])
        return SaidLog.json(
          gateway.requests.filter { $0.endpoint == endpoint }.map {
            $0.messages.last?.content ?? ""
          })
      case ("created", 1):
        return "\(gateway.requests.count { $0.endpoint == .create })"
      default: return "no such command: \(line)"
      }
      return "ok"
    } catch {
      return "failed: \(error)"
    }
  }
}
