/// Documents put together from pieces that meet in ways no author thinks of.
enum RandomMarkdown {
  private static let starts = [
    "", "", "", "", "", "", "- ", "* ", "+ ", "1. ", "2. ", "3) ", "12. ", "> ", "> ", "# ", "### ",
    "  ", "   ",
    "    ", "     ", "\t", " ", "- - ", "> - ", "1. > ", "  - ", "   1. ", "-   ", ">",
  ]
  private static let contents = [
    "text", "two words", "*em*", "**strong**", "`code`", "```", "````", "~~~", "```swift", "---",
    "***", "===",
    "- - -", "| a | b |", "|---|---|", "| - |", "a | b", "<div>", "</div>", "<b>", "<!-- c", "-->",
    "<pre>",
    "</pre>", "-", "1.", "+", ">", "", "", "", "", "foo\\", "a  ", "`", "**", "_x_", "<?php", "?>",
    "<x",
    "http://example.org", "中文", "=", "--", "#x", "# head #", "~~", "[a](b)", "![i](u)", "&amp;",
    "\\*",
  ]

  /// A document; the same for the same seed.
  static func document(seed: UInt64, maxLines: Int = 8) -> String {
    var random = RandomSource(seed: seed)
    for _ in 0..<3 { _ = random.next() }
    let count = Int.random(in: 1...maxLines, using: &random)
    var lines: [String] = []
    for _ in 0..<count {
      let isBlank = Int.random(in: 0..<5, using: &random) == 0
      lines.append(
        isBlank
          ? ""
          : (starts.randomElement(using: &random) ?? "")
            + (contents.randomElement(using: &random) ?? ""))
    }
    return lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
  }
}
