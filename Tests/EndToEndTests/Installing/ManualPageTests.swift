import ChatTestSupport
import FoundationEssentials
import Testing

/// The man page: it says what the program says, and readers of man pages take it.
@Suite struct ManualPageTests {
  private static let page = SourceFolder.path + "/docs/ctxchat.1"

  @Test(.enabled(if: Repository.has("python3"), "no python3"))
  func `It is up to date`() throws {
    let run = try Repository.script("generate-manual", Program.path, "--check")
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `Every command and option of the help is in it`() throws {
    let program = try Program()
    let text = String(
      decoding: FileManager.default.contents(atPath: Self.page) ?? Data(), as: UTF8.self
    ).replacing("\\-", with: "-")
    var commands: [[String]] = [[]]
    var options = 0
    while let command = commands.popLast() {
      let help = try program.run(command + ["--help"]).output
      if !command.isEmpty {
        #expect(text.contains(".SS \(command.joined(separator: " "))\n"), "\(command)")
      }
      var isList = false
      for line in help.split(separator: "\n") {
        if line.hasPrefix("SUBCOMMANDS") { isList = true }
        let words = line.split(whereSeparator: { " ,/()".contains($0) })
        guard let first = words.first, line.hasPrefix("  "), !line.hasPrefix("   ") else {
          continue
        }
        if isList, first != "See" { commands.append(command + [String(first)]) }
        for word in words.prefix(2) where word.hasPrefix("-") {
          options += 1
          #expect(text.contains("\\fB\(word)\\fP"), "\(word) of \(command)")
        }
      }
    }
    #expect(options > 250)
  }

  @Test(.enabled(if: Repository.has("mandoc"), "no mandoc"))
  func `mandoc finds nothing to criticise`() throws {
    let run = try CommandRun.run(
      "mandoc", ["-T", "lint", Self.page], environment: Repository.environment)
    #expect(run.output + run.errors == "" && run.status == 0)
  }

  @Test(.enabled(if: Repository.has("groff"), "no groff"))
  func `groff sets it without a warning`() throws {
    let run = try CommandRun.run(
      "groff", ["-man", "-ww", "-Tutf8", "-P-cbou", Self.page], environment: Repository.environment)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    #expect(run.output.contains("EXIT STATUS") && run.output.contains("contexts rebuild"))
  }
}
