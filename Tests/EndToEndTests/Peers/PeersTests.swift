import ChatTestSupport
import FoundationEssentials
import Testing

/// Clients that others wrote, and a validator, against the gateway. `make test` installs them into a
/// virtual environment; without them the tests are skipped, and the installation has said so.
@Suite struct PeersTests {
  private static let folder = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
  private static let python = folder + "/.build/peers/bin/python"
  private static let areHere = FileManager.default.isExecutableFile(atPath: python)

  /// Each script with the number of steps that it tells.
  private static let scripts = [
    ("ark_contexts", 8), ("ark_responses", 6), ("openai_responses", 10), ("google_contents", 9),
  ]

  @Test(.enabled(if: areHere), arguments: scripts)
  func `A vendor's own client finds what it expects`(_ name: String, _ steps: Int) throws {
    let program = try Program()
    let gateway = try GatewayProcess(program, rate: name == "ark_contexts" ? 60 : 100_000)
    let run = try CommandRun.run(
      Self.python,
      [Self.folder + "/Tests/EndToEndTests/Peers/\(name).py", gateway.baseURL, "guide"],
      environment: gateway.environment(for: program))
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.split(separator: "\n").count == steps)
  }
}
