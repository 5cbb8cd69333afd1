import Testing

@testable import ChatMarkdown

/// The examples of CommonMark 0.30 are read as the specification says, but for these.
@Suite(.enabled(if: !CommonMarkExamples.all.isEmpty, "the examples are not installed"))
struct SpecificationTests {
  /// Examples that are read otherwise, by their number, with the reason.
  private static let others: [Int: String] = {
    let reasons: [(String, [Int])] = [
      ("names of characters that no prose has are kept", [25]),
      ("md4c 0.4.8 keeps a tab before the end of a heading", [82]),
      ("md4c 0.4.8 does not know the element textarea", [171]),
      (
        "a definition is one line, and is shown",
        [193, 195, 196, 198, 208, 210, 215, 216, 217, 540]
      ),
      ("a definition in a quote is shown there, and counts only there", [218]),
      ("a product is no emphasis", [355]),
      ("an address needs no marks, as on GitHub", [601, 607, 610, 611]),
    ]
    return Dictionary(
      uniqueKeysWithValues: reasons.flatMap { reason, numbers in
        numbers.map { ($0, reason) }
      })
  }()

  @Test(arguments: CommonMarkExamples.all.chunks(of: 100))
  func `An example is read as the specification says, or for a reason otherwise`(
    examples: ArraySlice<CommonMarkExamples.Example>
  ) {
    for example in examples {
      let read = HTMLWriter.html(of: example.markdown)
      let isAsSpecified = read == HTMLWriter.comparable(example.html)
      if let reason = Self.others[example.example] {
        #expect(isAsSpecified == false, "example \(example.example) no longer differs: \(reason)")
      } else {
        #expect(isAsSpecified, "example \(example.example):\n\(example.markdown)\n\(read)")
      }
    }
  }

  @Test func `An example in a quote is the same example in a quote`() {
    for example in CommonMarkExamples.all where isMovable(example) {
      let quoted = example.markdown.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast().map { "> \($0)\n" }.joined()
      let expected = "<blockquote>" + HTMLWriter.comparable(example.html) + "</blockquote>"
      #expect(HTMLWriter.html(of: quoted) == expected, "example \(example.example):\n\(quoted)")
    }
  }

  @Test func `An example in an item is the same example in an item`() {
    // md4c 0.4.8 does not take an item for loose whose blank line is above a quote or a list.
    let containers = ["<blockquote>", "<ul>", "<ol"]
    for example in CommonMarkExamples.all
    where isMovable(example) && !containers.contains(where: example.html.hasPrefix) {
      let indented = example.markdown.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast().map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
      let source = "- first\n\n" + indented
      let expected = "<ul><li><p>first</p>" + HTMLWriter.comparable(example.html) + "</li></ul>"
      #expect(HTMLWriter.html(of: source) == expected, "example \(example.example):\n\(source)")
    }
  }

  /// True for an example that stays itself behind marks: without tabs, definitions, HTML that reaches over lines and
  /// blanks at its start, which md4c 0.4.8 keeps in code.
  private func isMovable(_ example: CommonMarkExamples.Example) -> Bool {
    Self.others[example.example] == nil && !example.markdown.contains("\t")
      && !example.markdown.contains("]:") && !example.markdown.contains("<")
      && example.markdown.hasSuffix("\n")
      && example.markdown.first?.isWhitespace == false
  }
}
