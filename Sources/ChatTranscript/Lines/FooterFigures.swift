import ChatModel
import Wording

/// The figures of a turn, the most wanted first. Only what the server said or the clock measured.
enum FooterFigures {
  static func items(of view: TurnView, hints: TranscriptKeyHints) -> [String] {
    alternatives(view, hints) + tokens(view.turn) + times(view.turn)
  }

  private static func alternatives(_ view: TurnView, _ hints: TranscriptKeyHints) -> [String] {
    var places: [String] = []
    let choices = view.turn.choices.count
    if view.alternatives > 1 {
      places.append(localized("version \(view.alternative + 1)/\(view.alternatives)"))
    }
    if choices > 1 { places.append(localized("choice \(view.turn.chosen + 1)/\(choices)")) }
    guard !places.isEmpty else { return [] }
    let keys = hints.alternatives.isEmpty ? "" : " " + hints.alternatives
    return [places.joined(separator: localized(", ")) + keys]
  }

  private static func tokens(_ turn: Turn) -> [String] {
    [turn.usage?.inputWords(), turn.usage?.outputWords()].compactMap(\.self)
  }

  private static func times(_ turn: Turn) -> [String] {
    var items: [String] = []
    if let wait = turn.timings.timeToFirstToken {
      items.append(localized("first token \(Figures.seconds(wait))"))
    }
    if let time = turn.timings.streamingTime, time >= 0.05,
      let tokens = turn.usage?.completionTokens, tokens > 1
    {
      items.append(localized("\(Figures.decimal(Double(tokens) / time)) tok/s"))
    }
    return items
  }
}
