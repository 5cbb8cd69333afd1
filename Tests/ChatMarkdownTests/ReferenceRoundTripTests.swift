import Basics
import Testing

@testable import ChatMarkdown

/// Texts written as references, escapes and code, and read back.
@Suite struct ReferenceRoundTripTests {
  private static let pieces = [
    "a", "é", "今", "😀", "&", "amp;", "\\", "`", "``", "*", "_", "[", "]", "<", ">", "#", "~", "|",
    "$", " ",
    "\u{301}", ".", "1",
  ]

  private func text(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 1...9, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  @Test func `Any character is read back from its number`() {
    var random = SplitMix(seed: 64)
    for _ in 0..<500 {
      let value = UInt32.random(in: 1...0x10FFFF, using: &random)
      let expected = Unicode.Scalar(value).map(String.init) ?? "\u{FFFD}"
      for reference in [
        "&#\(value);", "&#x\(String(value, radix: 16));",
        "&#X\(String(value, radix: 16, uppercase: true));",
      ] {
        #expect(CharacterReference.unescape(reference) == expected, "\(reference)")
      }
    }
  }

  @Test func `A text whose punctuation is escaped is read back`() {
    var random = SplitMix(seed: 65)
    for _ in 0..<500 {
      let text = text(&random)
      let escaped = String(
        String.UnicodeScalarView(
          text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
            scalar.isASCII && ASCII.isPunctuation(UInt8(scalar.value)) ? ["\\", scalar] : [scalar]
          }))
      #expect(CharacterReference.unescape(escaped) == text, "\(escaped)")
    }
  }

  @Test(arguments: [
    "&#;", "&#x;", "&#xG;", "&#12a;", "&#-1;", "&a b;",
    "&" + String(repeating: "a", count: 60) + ";",
  ])
  func `What is no reference never traps, and its text is not lost`(text: String) {
    let read = CharacterReference.unescape(text)
    #expect(read == text || read == "\u{FFFD}")
  }

  @Test func `Any text between enough backticks is the text of a code block`() {
    var random = SplitMix(seed: 66)
    for _ in 0..<400 {
      let code = (0..<Int.random(in: 1...3, using: &random)).map { _ in text(&random) + "\n" }
        .joined()
      let fence = Backticks.around(code, atLeast: 3)
      #expect(fence.count >= 3 && !code.contains(fence), "\(code)")
      let laidOut = Streams.whole("\(fence)\n\(code)\(fence)\n", width: 40)
      #expect(laidOut.codeBlocks.map(\.text) == [code], "\(code)")
    }
  }

  @Test(arguments: [
    ("", 1, 1), ("a", 1, 1), ("`", 1, 2), ("a``b`", 1, 3), ("```", 3, 4), ("x", 3, 3),
    ("`a`", 3, 3),
  ])
  func `One more backtick than the longest run, and no fewer than asked for`(
    text: String, least: Int, count: Int
  ) {
    #expect(Backticks.around(text, atLeast: least).count == count)
  }
}
