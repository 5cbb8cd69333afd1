import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// What the pages tell a reader to type works as it stands there; only server, key and tools that build are exchanged.
@Suite(.enabled(if: Repository.has("git") && Repository.has("curl"), "no git or curl"))
struct DocumentedCommandsTests {
  /// Commands that build, install or test the project, with those who run them.
  private static let runElsewhere = [
    "swift ": "what make test runs, for single rooms",
    "sudo apt install ": "InstallTests looks into the package",
    "findings/": "apart from the tests, since they need the network",
    "export CTXCHAT_ROOMS=": "read by the manifest",
    "asciinema ": "SessionRecordingTests runs it", "tmux ": "shows a recording of a terminal",
  ]

  @Test func `The pages have commands`() {
    let pages = Set(ShellBlock.all.map(\.page))
    for page in ["README.md", "docs/guide.md", "docs/guide.zh.md", "docs/api.md"] {
      #expect(pages.contains(page), "\(page)")
    }
    #expect(ShellBlock.all.flatMap(\.commands).count > 30)
  }

  @Test(arguments: ShellBlock.all)
  func `A block of commands does what the page says`(_ block: ShellBlock) throws {
    var reader = try Reader(of: block)
    for command in block.commands {
      let isElsewhere = Self.runElsewhere.keys.contains { command.hasPrefix($0) }
      if isElsewhere { continue }
      if command.hasPrefix("make ") || command.hasPrefix("sudo make ") {
        let words = command.split(separator: " ").drop { $0 != "make" }.dropFirst()
        let run = try Repository.make(arguments: ["-n"] + words.map(String.init))
        #expect(run.status == 0, "\(command): \(run.errors)")
      } else {
        try reader.type(command)
      }
    }
  }
}
