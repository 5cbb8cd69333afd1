import ChatModel
import ContextAPI
import Testing

@testable import ChatSession

@Suite struct EndingRuleTests {
  /// What the transfer said, whether text had come, and the ending where the server remembers turns and
  /// where it does not.
  static let table: [(TransferEnd, Bool, TurnEnding, TurnEnding)] = [
    (.finished, true, .complete, .complete),
    (.finished, false, .complete, .complete),
    (.truncated, true, .unconfirmed, .truncated),
    (.truncated, false, .unconfirmed, .truncated),
    (.cancelled, true, .unconfirmed, .truncated),
    (.cancelled, false, .unconfirmed, .truncated),
    // It said no, or it never got it.
    (.failed(Sample.error(.moderation, sent: true)), false, .failed, .failed),
    (.failed(Sample.error(.rateLimited(canClear: true), sent: false)), false, .failed, .failed),
    (.failed(Sample.error(.network, sent: false)), false, .failed, .failed),
    (.failed(Sample.error(.timeout, sent: false)), false, .failed, .failed),
    // It may have run it.
    (.failed(Sample.error(.server, sent: true)), false, .unconfirmed, .failed),
    (.failed(Sample.error(.timeout, sent: true)), false, .unconfirmed, .failed),
    (.failed(Sample.error(.network, sent: true)), false, .unconfirmed, .failed),
    // It ran it: text came.
    (.failed(Sample.error(.network, sent: true)), true, .unconfirmed, .truncated),
    (.failed(Sample.error(.timeout, sent: true)), true, .unconfirmed, .truncated),
    (.failed(Sample.error(.protocolViolation, sent: true)), true, .unconfirmed, .truncated),
    (.failed(Sample.error(.server, sent: true)), true, .unconfirmed, .failed),
    (.failed(Sample.error(.moderation, sent: true)), true, .unconfirmed, .failed),
  ]

  @Test(arguments: table.indices)
  func `The way the transfer ended decides, with the memory and the text`(_ row: Int) {
    let (end, hasText, remembering, forgetting) = Self.table[row]
    for (remembers, wanted) in [(true, remembering), (false, forgetting)] {
      let rule = EndingRule(
        serverRemembers: remembers, finishReason: nil, hasText: hasText, stopPressed: false)
      #expect(rule.ending(for: end) == wanted, "remembers: \(remembers)")
    }
  }

  @Test(arguments: [true, false], [true, false])
  func `A server that says that it stored nothing is no reason to ask what became of the turn`(
    hasText: Bool, remembers: Bool
  ) {
    var error = Sample.error(.server, sent: true)
    error.storedNothing = true
    for word in [nil, FinishReason(rawValue: "stop")] {
      let rule = EndingRule(
        serverRemembers: remembers, finishReason: word, hasText: hasText, stopPressed: false)
      #expect(rule.ending(for: .failed(error)) == .failed)
    }
    let stopped = EndingRule(
      serverRemembers: remembers, finishReason: nil, hasText: hasText, stopPressed: true)
    #expect(stopped.ending(for: .failed(error)) == .stopped)
  }

  /// The server's word, how the transfer ended, and the ending where the server remembers turns and
  /// where it does not.
  static let words: [(String, TransferEnd, TurnEnding, TurnEnding)] = [
    ("stop", .finished, .complete, .complete),
    ("STOP", .truncated, .complete, .complete),
    ("eos_token", .failed(Sample.error(.network, sent: true)), .complete, .complete),
    ("MAX_TOKENS", .finished, .length, .length),
    ("sensitive", .cancelled, .filtered, .filtered),
    ("refusal", .finished, .refused, .refused),
    // A part could not be read, but the server came to its end.
    ("stop", .failed(Sample.error(.protocolViolation, sent: true)), .truncated, .truncated),
    // The server says that it failed, whatever it said before.
    ("stop", .failed(Sample.error(.server, sent: true)), .unconfirmed, .failed),
    ("error", .failed(Sample.error(.server, sent: true)), .unconfirmed, .failed),
    // Nobody knows what it means.
    ("sings", .failed(Sample.error(.protocolViolation, sent: true)), .unconfirmed, .truncated),
    ("sings", .truncated, .unconfirmed, .truncated),
    ("normal", .truncated, .unconfirmed, .truncated), ("normal", .finished, .complete, .complete),
    ("CONTINUATION", .finished, .length, .length), ("ESCALATION", .finished, .filtered, .filtered),
    ("compaction", .truncated, .length, .length),
    ("PUP_LIMITED_DISABLED", .truncated, .unconfirmed, .truncated),
    ("error", .cancelled, .unconfirmed, .truncated),
  ]

  @Test(arguments: words.indices)
  func `A word of the server counts if it is known to end a reply`(_ row: Int) {
    let (word, end, remembering, forgetting) = Self.words[row]
    for (remembers, wanted) in [(true, remembering), (false, forgetting)] {
      let rule = EndingRule(
        serverRemembers: remembers, finishReason: FinishReason(rawValue: word), hasText: true,
        stopPressed: false)
      #expect(rule.ending(for: end) == wanted, "\(word), remembers: \(remembers)")
    }
  }

  @Test(arguments: table.indices)
  func `A stop is a stop, unless the reply came to its end`(_ row: Int) {
    let (end, hasText, _, _) = Self.table[row]
    for remembers in [true, false] {
      let rule = EndingRule(
        serverRemembers: remembers, finishReason: nil, hasText: hasText, stopPressed: true)
      #expect(rule.ending(for: end) == (end == .finished ? .complete : .stopped))
    }
  }
}
