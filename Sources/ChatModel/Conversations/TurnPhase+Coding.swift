import FoundationEssentials

/// A phase is one word, such as `queued` or, for an ended turn, how it ended. Only a turn that waits has more.
extension TurnPhase: Codable {
  private enum Member: String, CodingKey {
    case waiting
    /// The former key of the ending in exports.
    case ended
    case queued, sending, streaming, stopping
  }

  private enum Field: String, CodingKey {
    case until, reason
    case first = "_0"
  }

  /// Reads a phase from its word, or from an object for a turn that waits.
  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      guard let phase = Self(word: word) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "unknown phase"))
      }
      self = phase
      return
    }
    let members = try decoder.container(keyedBy: Member.self)
    if members.contains(.ended) {
      let fields = try members.nestedContainer(keyedBy: Field.self, forKey: .ended)
      self = .ended(try fields.decode(TurnEnding.self, forKey: .first))
    } else if members.contains(.waiting) {
      let fields = try members.nestedContainer(keyedBy: Field.self, forKey: .waiting)
      self = .waiting(
        until: try fields.decode(Date.self, forKey: .until),
        reason: try fields.decode(String.self, forKey: .reason))
    } else {
      guard let name = members.allKeys.first, let phase = Self(word: name.rawValue) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "not a phase"))
      }
      self = phase
    }
  }

  private init?(word: String) {
    switch word {
    case "queued": self = .queued
    case "sending": self = .sending
    case "streaming": self = .streaming
    case "stopping": self = .stopping
    default:
      guard let ending = TurnEnding(rawValue: word) else { return nil }
      self = .ended(ending)
    }
  }

  /// Writes the phase as its word, or as an object for a turn that waits.
  public func encode(to encoder: any Encoder) throws {
    if case .waiting(let until, let reason) = self {
      var members = encoder.container(keyedBy: Member.self)
      var fields = members.nestedContainer(keyedBy: Field.self, forKey: .waiting)
      try fields.encode(until, forKey: .until)
      return try fields.encode(reason, forKey: .reason)
    }
    var container = encoder.singleValueContainer()
    try container.encode(word)
  }

  private var word: String {
    switch self {
    case .queued: "queued"
    case .sending: "sending"
    case .waiting: "waiting"
    case .streaming: "streaming"
    case .stopping: "stopping"
    case .ended(let ending): ending.rawValue
    }
  }
}
