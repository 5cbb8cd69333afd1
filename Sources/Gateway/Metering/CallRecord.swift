import Basics

/// What becomes of one request, gathered while it is answered.
final class CallRecord: Sendable {
  /// How it ended.
  enum Outcome: String, Sendable {
    case complete, failed
    /// It was refused before it was read whole: by its head, its size or its pace.
    case refused
    /// The client went away.
    case left
  }

  struct Values: Sendable {
    /// Nanoseconds of the monotonic clock.
    var startedAt = Monotonic.nanoseconds
    var firstByteAt: UInt64?
    var status = 0
    var outcome = Outcome.complete
    var usage: TokenUsage?
    /// Whose key it came with; `nil` for the gateway's own.
    var person: String?
    /// The name of its key; `nil` where none was asked for, or it did not work.
    var keyName: String?
  }

  private let values = Locked(Values())

  var now: Values { values.withLock { $0 } }

  func began(_ status: Int) {
    values.withLock { values in
      values.status = status
      values.firstByteAt = values.firstByteAt ?? Monotonic.nanoseconds
    }
  }

  func ended(_ outcome: Outcome) { values.withLock { $0.outcome = outcome } }

  func came(from person: String?) {
    values.withLock { values in
      values.person = person
      values.keyName = person ?? GatewayOffice.ownKeyName
    }
  }

  func counted(_ usage: TokenUsage) { values.withLock { $0.usage = usage } }
}

/// An exchange whose counts are noted.
struct MeteredExchange<Exchange: ReplyExchange>: ReplyExchange {
  let exchange: Exchange
  let record: CallRecord

  func run(opened: (Int?) async throws -> Void, say: (ReplyPart) async throws -> Void) async throws
  {
    try await exchange.run(opened: opened) { part in
      switch part {
      case .usage(let usage): record.counted(usage)
      case .whole(let reply): TokenUsage(ofResponse: reply).map { record.counted($0) }
      case .model, .content, .reasoning, .finish: break
      }
      try await say(part)
    }
  }
}

extension TokenUsage {
  /// The counts of a response of OpenAI's; `nil` if it has none.
  init?(ofResponse reply: JSONValue) {
    func member(_ value: JSONValue, _ name: String) -> JSONValue? {
      if case .object(let members) = value { members[name] } else { nil }
    }
    func count(_ value: JSONValue?) -> Int? {
      if case .number(let number)? = value { Int(exactly: number) } else { nil }
    }
    guard let usage = member(reply, "usage"), case .object = usage else { return nil }
    self.init(
      prompt: count(member(usage, "input_tokens")),
      cached: member(usage, "input_tokens_details").flatMap { count(member($0, "cached_tokens")) },
      completion: count(member(usage, "output_tokens")))
  }
}
