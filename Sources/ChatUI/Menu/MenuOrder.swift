import ChatModel
import FoundationEssentials
import TextEditing

/// The rows of the context menu, in their order.
enum MenuOrder {
  /// Contexts: those that expire soon first, the soonest at the top, then the most recently used. Those of a profile
  /// stand together.
  static func sorted(_ contexts: [ContextSummary], at now: Date) -> [ContextSummary] {
    let sorted = contexts.enumerated().sorted { left, right in
      let (one, other) = (rank(left.element, now), rank(right.element, now))
      return one == other ? left.offset < right.offset : one < other
    }.map(\.element)
    var places: [String: Int] = [:]
    for summary in sorted where places[summary.context.profile] == nil {
      places[summary.context.profile] = places.count
    }
    guard places.count > 1 else { return sorted }
    return (0..<places.count).flatMap { place in
      sorted.filter { places[$0.context.profile] == place }
    }
  }

  /// When a context or one of its conversations was last touched.
  static func lastUse(_ summary: ContextSummary) -> Date {
    let talked = summary.conversations.map(\.updatedAt).max() ?? .distantPast
    return max(summary.context.lastUsedAt ?? summary.context.createdAt, talked)
  }

  /// The rows: each context, with its conversations below it where it may have several, then what only servers have.
  static func entries(
    _ contexts: [ContextSummary], _ found: [FoundContext] = [], filter: String, at now: Date
  ) -> [MenuEntry] {
    let sorted = sorted(contexts, at: now)
    guard !filter.isEmpty else { return sorted.flatMap(rows) + found.map { MenuEntry($0) } }
    let scored = sorted.enumerated().compactMap { place, summary in
      matches(summary, filter).map { (score: $0.score, place: place, rows: $0.rows) }
    }
    let matching = found.compactMap { found in
      FuzzyMatch.score(filter, in: found.label).map {
        MenuEntry(found, positions: $0.positions)
      }
    }
    return scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.flatMap(\.rows) + matching
  }

  private static func rank(_ summary: ContextSummary, _ now: Date) -> (Double, Double) {
    let isExpiring = summary.context.state(at: now) == .expiring
    let left = isExpiring ? Double(summary.context.secondsLeft(at: now) ?? 0) : .infinity
    return (left, -lastUse(summary).timeIntervalSinceReferenceDate)
  }

  private static func rows(_ summary: ContextSummary) -> [MenuEntry] {
    [MenuEntry(context: summary.id)]
      + indented(summary).map { MenuEntry(context: summary.id, conversation: $0.id) }
  }

  /// A session context has one conversation, which has no row of its own.
  private static func indented(_ summary: ContextSummary) -> [ConversationSummary] {
    !summary.context.mode.remembersTurns || summary.conversations.count > 1
      ? summary.conversations : []
  }

  /// More than any match can score.
  private static let nameAdvantage = 1_000_000

  private static func matches(
    _ summary: ContextSummary, _ filter: String
  ) -> (score: Int, rows: [MenuEntry])? {
    let context = summary.context
    let label = FuzzyMatch.score(filter, in: context.label)
    let others = [context.model, context.contextID, context.profile].compactMap {
      FuzzyMatch.score(filter, in: $0)?.score
    }
    let talks = indented(summary).compactMap { talk in
      FuzzyMatch.score(filter, in: talk.title).map { (talk: talk, match: $0) }
    }
    // The user more likely typed a name than part of an id or a model.
    let named = label.map { $0.score + nameAdvantage }
    let best = ([named].compactMap(\.self) + others + talks.map(\.match.score)).max()
    guard let best else { return nil }
    let rows = talks.map {
      MenuEntry(
        context: summary.id, conversation: $0.talk.id, positions: $0.match.positions)
    }
    let head = MenuEntry(
      context: summary.id, conversation: nil, positions: label?.positions ?? [])
    return (best, [head] + rows)
  }
}
