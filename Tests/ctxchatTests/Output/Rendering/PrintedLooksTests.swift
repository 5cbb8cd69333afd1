import ChatMarkdown
import ChatTranscript
import Configuration
import HistoryExport
import TerminalKit
import Testing

@testable import ctxchat

@Suite struct PrintedLooksTests {
  private func looks(_ environment: [String: String] = [:], theme: String = "auto") -> PrintedLooks
  {
    var configuration = Configuration()
    configuration.theme = theme
    return PrintedLooks(environment: environment, configuration)
  }

  @Test(
    arguments: [
      (["TERM": "xterm"], "auto", 6), (["TERM": "xterm-256color"], "256-dark", 80),
      (["TERM": "xterm", "COLORTERM": "truecolor"], "256-light", 30),
      (["TERM": "xterm"], "256-dark", 14),
      (["TERM": "xterm-256color", "NO_COLOR": ""], "auto", 6), (["TERM": "linux"], "light", 4),
    ] as [([String: String], String, UInt8)])
  func `The theme of the screen counts, with the colours that the terminal has`(
    environment: [String: String], theme: String, heading: UInt8
  ) {
    #expect(
      looks(environment, theme: theme).theme.markdown.heading1.foreground == .palette(heading))
  }

  @Test(arguments: ["auto", "dark", "256-light", "monochrome"])
  func `NO_COLOR leaves attributes only`(theme: String) {
    let theme = looks(["TERM": "xterm-256color", "NO_COLOR": "1"], theme: theme).theme
    #expect(theme.markdown.heading1 == Style(attributes: [.bold, .underline]))
    #expect(theme.markdown.tokens.values.allSatisfy { $0.foreground == .standard })
  }

  @Test func `Running text is as wide as the configuration says`() {
    var configuration = Configuration()
    configuration.textColumns = 44
    #expect(PrintedLooks(environment: [:], configuration).theme.maxTextColumns == 44)
  }

  @Test func `In a conversation only replies are Markdown`() {
    let document = PrintedDocument(looks: looks(["NO_COLOR": "1"]), columns: 24)
    func text(_ block: DocumentBlock) -> String { document.text(of: block, isFirst: true) }
    #expect(text(.markdown("- **b** c")) == "• \u{1B}[0;1mb\u{1B}[0m c\n")
    #expect(
      text(.markdown("[t][a]\n\n[a]: https://a.example")).contains("\u{1B}[0;4mt\u{1B}[0;2m (https")
    )
    #expect(
      text(.prose("# no *heading*\n\n    kept\u{1B}[2J"))
        == "\u{1B}[0;1m# no *heading*\u{1B}[0m\n\n\u{1B}[0;1m    kept␛[2J\u{1B}[0m\n")
    #expect(
      text(.quote("one\n# two")) == "\u{1B}[0;2m▎ one\u{1B}[0m\n\u{1B}[0;2m▎ # two\u{1B}[0m\n")
    #expect(document.text(of: .prose("x"), isFirst: false).hasPrefix("\n"))
    let rows = text(.prose(String(repeating: "word ", count: 20))).split(separator: "\n")
    #expect(rows.count == 4)
  }
}
