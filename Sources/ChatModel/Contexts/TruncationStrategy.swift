/// The truncation of a session context (api.md, "Create").
public enum TruncationStrategy: Hashable, Sendable {
  /// Keep at most this many tokens of history, 0…32768.
  case lastHistoryTokens(Int)
  /// Drop `rollingWindow` tokens whenever `maxWindow` is reached.
  case rollingTokens(maxWindow: Int?, rollingWindow: Int?)
  /// A type that this version does not know, kept by its name.
  case other(String)
}

extension TruncationStrategy: Codable {
  private enum CodingKeys: String, CodingKey {
    case type
    case lastHistoryTokens = "last_history_tokens"
    case rollingTokens = "rolling_tokens"
    case maxWindowTokens = "max_window_tokens"
    case rollingWindowTokens = "rolling_window_tokens"
  }

  /// Reads the API's object, `{"type": …}`; an unknown type is kept by its name.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let type = try fields.decode(String.self, forKey: .type)
    switch type {
    case "last_history_tokens":
      self = .lastHistoryTokens(
        try fields.decodeIfPresent(Int.self, forKey: .lastHistoryTokens) ?? 4096)
    case "rolling_tokens":
      self = .rollingTokens(
        maxWindow: try fields.decodeIfPresent(Int.self, forKey: .maxWindowTokens),
        rollingWindow: try fields.decodeIfPresent(Int.self, forKey: .rollingWindowTokens))
    default:
      self = .other(type)
    }
  }

  /// Writes the API's object.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .lastHistoryTokens(let limit):
      try fields.encode("last_history_tokens", forKey: .type)
      try fields.encode(limit, forKey: .lastHistoryTokens)
    case .rollingTokens(let maxWindow, let rollingWindow):
      try fields.encode("rolling_tokens", forKey: .type)
      try fields.encode(true, forKey: .rollingTokens)
      try fields.encodeIfPresent(maxWindow, forKey: .maxWindowTokens)
      try fields.encodeIfPresent(rollingWindow, forKey: .rollingWindowTokens)
    case .other(let type):
      try fields.encode(type, forKey: .type)
    }
  }
}
