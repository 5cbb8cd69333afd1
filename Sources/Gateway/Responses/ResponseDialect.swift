/// Whose rules a request for a response follows.
enum ResponseDialect: String, Sendable {
  /// OpenAI's: what was read once is cached by itself.
  case openAI
  /// Ark's: caching is asked for, and an id lives until a time that the request may name.
  case ark

  /// Seconds that an id lives at Ark when the request names no time, and at most.
  static let arkLife = 3 * 86_400
  static let arkLongestLife = 7 * 86_400

  /// The form of its errors.
  var form: ErrorForm { self == .ark ? .ark : .openAI }

  /// The dialect of a request. Ark's clients send `null` for what is not set.
  init(_ body: JSONValue, path form: ErrorForm) {
    guard form != .ark, case .object(let fields) = body else {
      self = form == .ark ? .ark : .openAI
      return
    }
    let isArk = ["caching", "expire_at", "thinking"].contains { (fields[$0] ?? .null) != .null }
    self = isArk ? .ark : .openAI
  }
}
