import Basics
import Testing

@testable import CompletionReading

/// The fingerprint of a text against the text itself.
@Suite struct TextDigestRulesTests {
  private static let pieces = [
    "a", "bc", "今", " ", "\n", "\u{3000}", "\u{A0}", "12345678", "é", "\u{2028}",
  ]

  private func text(_ pieces: ClosedRange<Int>, _ random: inout SplitMix)
    -> String.UnicodeScalarView
  {
    (0..<Int.random(in: pieces, using: &random)).map { _ in
      Self.pieces.randomElement(using: &random) ?? ""
    }.joined().unicodeScalars
  }

  /// What of a whole is new after what came: the texts are compared without the white space around them, and white
  /// space that came does not come again.
  private func rest(after came: String.UnicodeScalarView, of whole: String.UnicodeScalarView)
    -> String?
  {
    let begun = came.drop(while: \.properties.isWhitespace)
    let tail = begun.reversed().prefix(while: \.properties.isWhitespace).reversed()
    let body = begun.dropLast(tail.count)
    let other = whole.drop(while: \.properties.isWhitespace)
    guard other.starts(with: body) else { return nil }
    let rest = other.dropFirst(body.count)
    guard !rest.allSatisfy(\.properties.isWhitespace) else { return "" }
    let common = zip(rest, tail).prefix { $0 == $1 }.count
    return String(String.UnicodeScalarView(rest.dropFirst(common)))
  }

  @Test(arguments: 0..<6)
  func `What is new in a whole is found however the beginning was cut`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<500 {
      let came = text(1...6, &random)
      guard !came.allSatisfy(\.properties.isWhitespace) else { continue }
      let isOther = Int.random(in: 0..<4, using: &random) == 0
      let whole =
        (isOther
          ? text(1...6, &random) : text(0...1, &random).filter(\.properties.isWhitespace) + came)
        + text(0...3, &random)
      var digest = TextDigest()
      var left = Array(String(came).utf8)[...]
      while !left.isEmpty {
        // A piece ends between characters, as strings of JSON do.
        var count = Int.random(in: 1...left.count, using: &random)
        while count < left.count, left[left.startIndex + count] & 0xC0 == 0x80 { count += 1 }
        Array(left.prefix(count)).withUnsafeBytes { digest.append($0) }
        left = left.dropFirst(count)
      }
      let found = digest.rest(of: Array(String(String.UnicodeScalarView(whole)).utf8))
      #expect(
        found.map { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) }
          == rest(after: came, of: String.UnicodeScalarView(whole))?.unicodeScalars.map(\.value),
        "\(String(came).debugDescription) in \(String(String.UnicodeScalarView(whole)).debugDescription)"
      )
    }
  }
}
