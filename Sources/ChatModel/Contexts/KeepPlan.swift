public import FoundationEssentials
import Wording

/// The way to keep a context for longer, by the abilities of its server.
public enum KeepPlan: Hashable, Sendable {
  /// The server has a call for it.
  case renew
  /// Only use extends it: questions that have to be paid for, the sentences to agree to.
  case question([String])
  /// Nothing is to be done; a sentence that says why.
  case kept(String)
  /// Nothing extends it; a sentence with the reason and the next step.
  case impossible(String)

  /// The prompt of a question whose only purpose is to be one.
  public static let prompt = "Answer with the word OK."

  /// The way to keep a context for so many seconds from now.
  public init(
    _ context: CachedContext, seconds: Int, capabilities: Capabilities, worth: ContextWorth?,
    at now: Date
  ) {
    let label = context.label
    let state = context.state(at: now)
    if context.mode == .local || context.isEndless && state != .lost {
      self = .kept(localized("“\(label)” never expires, so there is nothing to keep."))
    } else if state == .lost || state == .expired {
      self = .impossible(
        localized("“\(label)” is \(state.word), so it cannot be kept. Rebuild it to use it again."))
    } else if let left = context.secondsLeft(at: now), left >= seconds {
      self = .kept(localized("“\(label)” is already kept for longer than that. Nothing was sent."))
    } else if capabilities.canExtend {
      self = Self.renewal(seconds, capabilities.lifetimes)
    } else if case .sliding(_, let standard) = capabilities.lifetime {
      let period = max(1, context.ttl ?? standard)
      self = .question(Self.words(context, seconds: seconds, period: period, worth: worth))
    } else {
      self = .impossible(Self.reason(label, capabilities.lifetime))
    }
  }

  private static func renewal(_ seconds: Int, _ range: ClosedRange<Int>?) -> KeepPlan {
    guard let range, !(range ~= seconds) else { return .renew }
    let ends = (TimeToLive.text(range.lowerBound), TimeToLive.text(range.upperBound))
    return .impossible(
      localized("Its server keeps contexts for \(ends.0) to \(ends.1). Give a time in that range."))
  }

  private static func reason(_ label: String, _ lifetime: Capabilities.Lifetime) -> String {
    switch lifetime {
    case .sliding, .absolute, .retention:
      localized(
        """
        “\(label)” expires at a time that its server set, and nothing extends it. Rebuild it \
        when it has expired.
        """)
    case .unknown, .local:
      localized(
        """
        The server of “\(label)” does not say how long it lives and has no request that keeps \
        it.
        """)
    }
  }

  private static func words(
    _ context: CachedContext, seconds: Int, period: Int, worth: ContextWorth?
  ) -> [String] {
    let time = TimeToLive.text(period)
    let count = max(0, seconds - 1) / period + 1
    var words = [
      localized(
        """
        Its server has no request that only keeps a context: each question keeps it for \
        \(time) and costs money.
        """
      )
    ]
    if count > 1 {
      words.append(
        localized(
          """
          That takes \(Count.text(count)) questions, one every \(time). Only the first is \
          sent now.
          """
        ))
    }
    if let worth { words.append(worth.questionWords) }
    if context.mode.remembersTurns {
      words.append(localized("The server remembers the question as a turn of the session."))
    }
    return words
  }
}
