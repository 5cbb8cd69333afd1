package import ChatModel

/// Estimates the tokens of a text until the server counts them.
///
/// The rule: text in dense scripts (Chinese, Japanese, Korean, emoji) is one token per 1.2 characters,
/// anything else one per 4, and each message has 4 tokens of framing. No tokenizer is bundled, so an
/// estimate is always called one; once a server has counted the same messages, ``calibrate(estimated:actual:)``
/// scales everything that follows.
package struct TokenEstimate: Hashable, Sendable {
  /// Role and separators of one message.
  package static let framing = 4

  /// The server's count divided by this estimate, within 0.25…4.
  package private(set) var scale: Double

  /// An estimate that nothing has calibrated.
  package init() {
    scale = 1
  }

  /// The tokens of a text.
  package func tokens(in text: String) -> Int {
    scaled(Self.twelfths(of: text))
  }

  /// The tokens of messages, framing included.
  package func tokens(in messages: some Sequence<Message>) -> Int {
    var twelfths = 0
    for message in messages {
      twelfths += Self.twelfths(of: message.content) + Self.framing * 12
    }
    return scaled(twelfths)
  }

  /// Adjusts the estimate to a count of the server. Small counts are ignored.
  ///
  /// - Parameters:
  ///   - estimated: The estimate for the same messages.
  ///   - actual: The server's count.
  package mutating func calibrate(estimated: Int, actual: Int) {
    guard estimated >= 32, actual >= 32 else { return }
    scale = min(4, max(0.25, scale * Double(actual) / Double(estimated)))
  }

  /// An estimate calibrated by everything here that a server has counted and whose text we know: the
  /// seed at its creation, and the replies of the last turns.
  package static func calibrated(
    by context: CachedContext?, turns: some BidirectionalCollection<Turn>
  ) -> TokenEstimate {
    let base = TokenEstimate()
    var estimated = 0
    var actual = 0
    if let context, let created = context.creationUsage?.promptTokens, created > 0,
      context.lineage.isEmpty
    {
      // After a rebuild the creation counted replayed turns as well, which are not all at hand here.
      estimated += base.tokens(in: context.seed)
      actual += created
    }
    for turn in turns.suffix(8) {
      guard turn.choices.count == 1, let answer = turn.usage?.answerTokens, !turn.reply.isEmpty
      else { continue }
      estimated += base.tokens(in: turn.reply)
      actual += answer
    }
    var calibrated = base
    calibrated.calibrate(estimated: estimated, actual: actual)
    return calibrated
  }

  private func scaled(_ twelfths: Int) -> Int {
    guard scale != 1 else { return (twelfths + 11) / 12 }
    return Int((Double(twelfths) / 12 * scale).rounded(.up))
  }

  /// Twelfths of a token: 10 for a dense character, 3 for any other.
  ///
  /// The first byte of a character tells which: U+3000 and above begin with 0xE3 or more, and what lies
  /// there is dense.
  private static func twelfths(of text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var sparse = 0
      var dense = 0
      for byte in bytes {
        if byte < 0x80 || (0xC0..<0xE3).contains(byte) {
          sparse += 1
        } else if byte >= 0xE3 {
          dense += 1
        }
      }
      return sparse * 3 + dense * 10
    }
  }
}
