import Testing

@testable import ChatMarkdown

/// The promises of the reader to everyone whom it reads to.
@Suite struct MarkdownReaderTests {
  @Test func `Blocks and spans are closed in the order in which they were opened`() {
    for seed in 0..<3_000 as Range<UInt64> {
      let source = RandomMarkdown.document(seed: seed, maxLines: 12)
      let faults = NestingCheck.faults(source)
      #expect(faults.isEmpty, "seed \(seed): \(faults)\n\(source)")
    }
    for source in OwnDocuments.all { #expect(NestingCheck.faults(source).isEmpty, "\(source)") }
  }

  @Test func `A part whose marks are completed is closed, too`() {
    for source in OwnDocuments.all {
      let bytes = Array(source.utf8)
      for end in stride(from: 0, to: bytes.count, by: 3) {
        let check = NestingCheck()
        bytes.withUnsafeBufferPointer {
          let part = SourceBytes(rebasing: $0[..<$0.scalarBoundary(before: end)])
          MarkdownReader.read(part, definitions: LinkDefinitions(), isCompleting: true, into: check)
        }
        #expect(check.allFaults.isEmpty, "\(check.allFaults) \(source.prefix(end))")
      }
    }
  }

  @Test(arguments: [
    ("a &amp; b", "text:a &| b"), ("`&amp;`", "code:&amp;"), ("<b>", "html:<b>"),
    ("a\u{0}b", "text:a\u{FFFD}|b"), ("    x\u{0}y", "code:x\u{0}y"),
    ("- ```\n  x\u{0}y\n  ```", "code:x\u{0}y"), ("&nope;", "text:&nope;"),
    ("```\n<b>&amp;\n```", "code:<b>&amp;"), ("a\\*b", "text:a|*b"), ("&#65;&#x42;", "text:A|B"),
    ("<!-- &amp; -->", "html:<!-- &amp; -->"), ("`a\nb`", "code:a| |b"),
  ])
  func `Text comes with its kind and with nothing left to decode`(source: String, expected: String)
  {
    let parts = expected.split(separator: ":", maxSplits: 1)
    let found = WordKinds.of(source)
    #expect(Set(found.map(\.kind)) == [String(parts[0])], "\(found)")
    let text = found.map(\.text).joined().split(separator: "\n").joined(separator: " ")
    #expect(text == parts[1].replacing("|", with: ""), "\(found)")
  }

  @Test(arguments: [
    ("a<br>b", 1), ("a<BR/>b", 1), ("a<br />b", 1), ("<br>", 1), ("`<br>`", 0), ("    <br>", 0),
    ("a<brx>b", 0), ("a&lt;br>b", 0), ("| a<br>b |\n|---|", 1), ("a<br class=x>b", 0),
  ])
  func `Only the element that breaks lines does so`(source: String, count: Int) {
    #expect(WordKinds.breaks(source) == count)
  }

  @Test(arguments: [
    ("`$x$`", 0), ("$x$", 1), ("```\n$x$\n```", 0), ("    $x$", 0), ("[$x$](u)", 1), ("**$x$**", 1),
    ("<b c=\"$x$\">", 0), ("[a]($x$)", 0), ("| $x$ |\n|---|\n| $y^2$ |", 2), ("> $$x\n> y$$", 1),
    ("# $x$", 1),
  ])
  func `Math is read where text is, not in code, tags and addresses`(source: String, count: Int) {
    #expect(WordKinds.formulas(source) == count)
  }

  @Test(arguments: [
    ("#\tFoo", "Foo"), ("#  Foo", "Foo"), ("##\t\tFoo ##", "Foo"), ("# `a`\tb", "a\tb"),
    ("#\t*a*", "a"),
    ("# <b>", "<b>"), ("#", ""), ("#\t", ""),
  ])
  func `A heading has no blanks before its words`(source: String, expected: String) {
    #expect(WordKinds.of(source).map(\.text).joined() == expected)
  }
}
