import ArgumentParser
import Wording

/// Looks at everything that the program depends on and says what is wrong with it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check configuration, key, history, terminal and endpoint.",
    discussion: """
      Nothing is sent but a bare connection to the base URL, without the key; --offline leaves that out, too. \
      Exit status: 0 when nothing failed, 78 for the configuration or the history, 69 for the endpoint.
      """)

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Do not connect to anything.")
  var offline = false

  func run() async throws {
    var findings: [Finding] = []
    func report(_ new: [Finding]) throws {
      findings += new
      for finding in new { try StandardStream.output.write(finding.line) }
    }
    let setup: Setup
    let configuration: Finding
    do {
      setup = try Setup(options)
      configuration = SetupCheck.configuration(of: setup)
    } catch {
      setup = Setup(withoutFile: options)
      configuration = .failure(localized("config"), "\(error)")
    }
    try report([configuration])
    try report(SetupCheck.profileAndKey(of: setup))
    try report(await HistoryCheck.findings(for: setup))
    try report(TerminalCheck.findings(TerminalFacts.present))
    try report([EmojiCheck.finding(for: setup)])
    try report([await EndpointCheck.finding(for: setup, isOffline: offline)])
    if findings.status != .done { throw ExitCode(findings.status.rawValue) }
  }
}
