import ChatModel
import CompletionReading
import Wording

extension ContextCreated {
  /// Reads the answer to a creation, leniently.
  init(_ bytes: [UInt8], report: ErrorReport) throws(APIError) {
    let json = try report.json(bytes, of: localized("a create response"))
    guard let id = json["id"]?.text ?? json["context_id"]?.text else {
      if let body = ErrorBody(json) { throw report.error(body) }
      throw report.violation(localized("a create response without an id"))
    }
    self.init(
      id: id, ttl: json["ttl"]?.integer.flatMap { $0 > 0 ? $0 : nil },
      mode: json["mode"]?.text.flatMap { ContextMode(rawValue: $0) },
      truncation: json["truncation_strategy"].flatMap { TruncationStrategy($0) },
      usage: JSONScanner.usage(in: bytes), model: json["model"]?.text, requestID: report.requestID)
    isWarming = json["status"]?.text == Self.warming
  }

  /// The gateway's word.
  fileprivate static let warming = "warming"
}

extension SeedProgress {
  /// Reads what the gateway says of a context.
  init(_ bytes: [UInt8], report: ErrorReport) throws(APIError) {
    let json = try report.json(bytes, of: localized("the state of a context"))
    self.init(
      isReading: json["status"]?.text == ContextCreated.warming,
      share: json["progress"]?.real.flatMap { 0...1 ~= $0 ? $0 : nil })
  }
}

extension TruncationStrategy {
  fileprivate init?(_ json: ParsedJSON) {
    guard let type = json["type"]?.text else { return nil }
    switch type {
    case "last_history_tokens":
      guard let limit = json["last_history_tokens"]?.integer else { return nil }
      self = .lastHistoryTokens(limit)
    case "rolling_tokens":
      self = .rollingTokens(
        maxWindow: json["max_window_tokens"]?.integer,
        rollingWindow: json["rolling_window_tokens"]?.integer)
    default: self = .other(type)
    }
  }
}
