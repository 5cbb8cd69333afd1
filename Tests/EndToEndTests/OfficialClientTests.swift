import ChatTestSupport
import FoundationEssentials
import Testing

/// The provider's own Python client. `make test` installs it into a virtual environment.
@Suite struct OfficialClientTests {
  private static let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
  private static let python = folder + "/.build/official-client/bin/python"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python)))
  func `It creates both kinds of context and chats, with memory and a refusal when turns overlap`()
    throws
  {
    let program = try Program()
    let gateway = try GatewayProcess(program, rate: 60)
    let run = try CommandRun.run(
      Self.python,
      [Self.folder + "/Tests/EndToEndTests/official_client.py", gateway.baseURL, "guide"],
      environment: gateway.environment(for: program))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.split(separator: "\n").count == 8)
  }
}
