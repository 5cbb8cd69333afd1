import ChatTestSupport
import FoundationEssentials
import Testing

/// Clients that others wrote, and a validator, against the gateway. `make test` installs them into a
/// virtual environment; without them the tests are skipped, and the installation has said so.
@Suite struct PeersTests {
  private static let python = SourceFolder.path + "/.build/peers/bin/python"
  private static let areHere = FileManager.default.isExecutableFile(atPath: python)

  /// Each script with the number of steps that it tells.
  private static let scripts = [
    ("ark_contexts", 8), ("ark_responses", 6), ("openai_responses", 11), ("google_contents", 9),
    ("prometheus_metrics", 4),
  ]

  @Test(.enabled(if: areHere), arguments: scripts)
  func `A vendor's own client finds what it expects`(_ name: String, _ steps: Int) throws {
    let program = try Program()
    let gateway = try GatewayProcess(program, rate: name == "ark_contexts" ? 60 : 100_000)
    let run = try CommandRun.run(
      Self.python,
      [SourceFolder.path + "/Tests/EndToEndTests/Peers/\(name).py", gateway.baseURL, "guide"],
      environment: gateway.environment(for: program))
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output.split(separator: "\n").count == steps)
  }

  /// What does not pass: *tool calling*, for the gateway has no tools and calls none, and *image input*, for it reads
  /// text only and says so with 400, in both forms. *Reasoning summary* is skipped by the validator itself, which
  /// wants a model of a known name for it.
  @Test(
    .enabled(if: areHere),
    arguments: [
      ("open-responses", "/v1", 10, ["tool-calling", "image-input"]),
      ("google-genai", "", 7, ["google-tool-calling", "google-image-input"]),
    ])
  func `The validator passes all but what needs tools or images`(
    _ form: String, _ path: String, _ passed: Int, _ failing: [String]
  ) throws {
    let program = try Program()
    let gateway = try GatewayProcess(program)
    let run = try CommandRun.run(
      Self.python,
      [
        "-m", "llm_comply.cli", "--base-url", gateway.baseURL.dropLast("/v1".count) + path,
        "--model", "guide",
        "--format", form, "--json",
      ],
      environment: gateway.environment(for: program).merging([
        "OPENRESPONSES_API_KEY": GatewayProcess.key
      ]) { $1 })
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    print("llm-comply, \(form): \(report.summary.passed) of \(report.summary.total) pass")
    #expect(report.summary.passed == passed)
    #expect(report.results.filter { $0.status == "failed" }.map(\.id) == failing)
  }

  /// The report of the validator.
  private struct Report: Decodable {
    struct Summary: Decodable {
      let total: Int
      let passed: Int
    }
    struct Result: Decodable {
      let id: String
      let status: String
    }
    let summary: Summary
    let results: [Result]
  }
}
