import ChatTestSupport

/// `ctxchat gateway` as other programs meet it.
final class GatewayProcess {
  static let key = "sk-test-4f9c1b7d2e8a"
  let baseURL: String
  private let process: BackgroundProcess

  init(_ program: Program, rate: Int = 100_000) throws {
    var environment = program.environment
    environment["CTXCHAT_GATEWAY_KEY"] = Self.key
    process = try BackgroundProcess(
      [Program.path, "gateway", "--listen", "127.0.0.1:0", "--rate", "\(rate)"],
      environment: environment, folder: program.folder, name: "gateway")
    baseURL = String(try process.lines(2)[0].dropFirst("CTXCHAT_BASE_URL=".count))
  }

  /// What a client needs to use it.
  func environment(for program: Program) -> [String: String] {
    program.environment.merging([
      "CTXCHAT_BASE_URL": baseURL, "CTXCHAT_API_KEY": Self.key, "CTXCHAT_MODEL": "guide",
    ]) { _, new in new }
  }
}
