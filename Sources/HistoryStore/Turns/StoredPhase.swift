internal import ChatModel
internal import FoundationEssentials

/// A turn's phase in three columns: SQL looks for the word.
struct StoredPhase: Hashable {
  var word: String
  var until: Date?
  var reason: String?

  /// The words of turns that have not ended; the index `turnsInFlight` names the same.
  static let open = "('queued', 'sending', 'waiting', 'streaming', 'stopping')"

  init(word: String, until: Date?, reason: String?) {
    self.word = word
    self.until = until
    self.reason = reason
  }

  init(_ phase: TurnPhase) {
    switch phase {
    case .queued: word = "queued"
    case .sending: word = "sending"
    case .waiting(let until, let reason):
      word = "waiting"
      self.until = until
      self.reason = reason
    case .streaming: word = "streaming"
    case .stopping: word = "stopping"
    case .ended(let ending): word = ending.rawValue
    }
  }

  /// A word that is not known reads as a failure: the turn is over, and nothing more is said.
  var phase: TurnPhase {
    switch word {
    case "queued": .queued
    case "sending": .sending
    case "waiting": .waiting(until: until ?? Date(timeIntervalSince1970: 0), reason: reason ?? "")
    case "streaming": .streaming
    case "stopping": .stopping
    default: .ended(TurnEnding(rawValue: word) ?? .failed)
    }
  }
}
