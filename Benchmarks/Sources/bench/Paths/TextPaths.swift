import ChatMarkdown
import TerminalKit

/// Text to rows.
@MainActor
enum TextPaths {
  static let benchmarks = [
    wrapping("wrap-english", "100 KB of English, sanitised and wrapped") { random in
      Sample.prose(100, &random)
    },
    wrapping("wrap-chinese", "100 KB of Chinese, sanitised and wrapped") { random in
      (0..<160).map { _ in random.element(of: Sample.chinese) }.joined()
    },
    Benchmark(name: "markdown-tail", unit: "a reply of 20,000 tokens, a frame every 16") {
      let tokens = Sample.tokens(20_000)
      return { stream(tokens) }
    },
  ]

  static let growths = [
    growth("Markdown, streamed", [1_000, 10_000, 100_000, 1_000_000]) { Sample.tokens($0) },
    growth("Markdown, one block without end: code") { ["```\n"] + lines(of: $0) },
    growth("Markdown, one block without end: list") { lines(of: $0, start: "- ") },
    growth("Markdown, one block without end: paragraph") { lines(of: $0) },
    growth("Markdown, one block without end: table") { count in
      ["| a | b |\n|---|---|\n"] + lines(of: count, start: "| ")
    },
  ]

  private static func growth(
    _ curve: String, _ points: [Int] = [1_000, 3_000, 10_000, 30_000, 100_000],
    _ tokens: @escaping (Int) -> [String]
  ) -> Growth {
    Growth(curve: curve, sizes: "tokens", points: points, unit: "ns of CPU time per token") {
      count in
      let tokens = tokens(count)
      var cost = Cost()
      try await cost.measure(rounds: count > 10_000 ? 2 : 5) { stream(tokens) }
      return cost.nanoseconds / Double(count)
    }
  }

  /// Lines of 20 tokens.
  private static func lines(of count: Int, start: String = "") -> [String] {
    (0..<count).map { $0 % 20 == 0 ? start + "word " : $0 % 20 == 19 ? "word\n" : "word " }
  }

  private static func wrapping(
    _ name: String, _ unit: String, paragraph: @escaping (inout Random) -> String
  ) -> Benchmark {
    Benchmark(name: name, unit: unit) {
      var random = Random()
      var text = ""
      while text.utf8.count < 100_000 { text += paragraph(&random) + "\n" }
      return {
        let rows = TextWrap.wrap([StyledSpan(DisplayText.sanitize(text))], width: 80)
        guard rows.count > 800 else { throw Failure("\(rows.count) rows") }
      }
    }
  }

  /// Shows a reply while it comes.
  private static func stream(_ tokens: [String]) {
    var text = MarkdownText()
    for (index, token) in tokens.enumerated() {
      text.append(token)
      if index % 16 == 0 { text.layout(width: 80, theme: .standard) }
    }
    text.finish()
    text.layout(width: 80, theme: .standard)
  }
}
