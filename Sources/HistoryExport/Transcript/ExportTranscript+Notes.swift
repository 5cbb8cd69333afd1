import ChatModel
import Wording

extension ExportTranscript.Entry {
  /// The ending of the turn and its figures, in pieces for one line.
  var notes: [String] {
    var notes = [ending]
    if turn.choices.count > 1 {
      notes.append(localized("choice \(turn.chosen + 1) of \(turn.choices.count)"))
    }
    if alternatives > 1 { notes.append(localized("alternative \(place) of \(alternatives)")) }
    if let usage = turn.usage { notes.append(UsageText.line(usage)) }
    if let model = turn.modelServed, !model.isEmpty { notes.append(model) }
    return notes
  }

  private var ending: String {
    switch turn.ending {
    case .stopped: localized("stopped by the user")
    case .unconfirmed: localized("unconfirmed: the server may or may not have stored this turn")
    default: turn.endingWords ?? localized("not ended yet")
    }
  }

  /// The reasoning of the choice that the conversation continues from.
  var reasoning: String {
    turn.choices.indices.contains(turn.chosen) ? turn.choices[turn.chosen].reasoning : ""
  }

  /// The failure, if there was one.
  var failure: String? { turn.failure.flatMap { $0.isEmpty ? nil : $0 } }
}
