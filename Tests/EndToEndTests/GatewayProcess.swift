import ChatTestSupport

/// `ctxchat gateway` as other programs meet it.
final class GatewayProcess {
  static let key = "sk-test-4f9c1b7d2e8a"
  let baseURL: String
  private let process: BackgroundProcess
  var pid: Int32 { process.pid }

  /// - Parameter descriptors: The most that it may have open, where that is not the system's limit.
  init(_ program: Program, rate: Int = 100_000, descriptors: Int? = nil) throws {
    var environment = program.environment
    environment["CTXCHAT_GATEWAY_KEY"] = Self.key
    // What the test has open would count, too.
    let limit = descriptors.map { count in
      [
        "/bin/bash", "-c",
        """
        for file in /proc/self/fd/*; do
          number=${file##*/}
          if [ "$number" -gt 2 ]; then eval "exec $number>&-"; fi
        done
        ulimit -n \(count) && exec "$0" "$@"
        """,
      ]
    }
    process = try BackgroundProcess(
      (limit ?? []) + [Program.path, "gateway", "--listen", "127.0.0.1:0", "--rate", "\(rate)"],
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
