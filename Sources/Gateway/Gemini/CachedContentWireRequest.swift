import FoundationEssentials

/// A request to create a cached content or to change its end, checked.
struct CachedContentWireRequest: Sendable {
  var model = ""
  var displayName: String?
  var messages: [WireMessage] = []
  /// `nil` when none was asked for.
  var end: End?

  enum End: Hashable, Sendable {
    case after(Double)
    case at(Date)

    func date(from now: Date) -> Date {
      switch self {
      case .after(let seconds): now.addingTimeInterval(seconds)
      case .at(let date): date
      }
    }
  }

  private static let mostSeconds = 10_000_000_000.0
  private static let longestName = 128

  /// - Parameter isChange: True if only the end is read.
  init(_ body: JSONValue, isChange: Bool) throws(GatewayError) {
    let fields = try RequestReader(body)
    end = try Self.end(fields)
    guard !isChange else {
      if end == nil { throw .invalid("ttl", "Only ttl or expireTime can be changed; give one.") }
      return
    }
    model = try fields.requiredText("model")
    if !model.hasPrefix("models/") { model = "models/" + model }
    displayName = try fields.text(fields.found("displayName"))
    guard displayName?.unicodeScalars.count ?? 0 <= Self.longestName else {
      throw .invalid("displayName", "displayName must not be longer than 128 characters.")
    }
    if let system = fields.either("systemInstruction") {
      messages.append(try GeminiContent.system(system))
    }
    if let contents = try fields.list("contents") {
      messages += try GeminiContent.messages(contents)
    }
    guard !messages.isEmpty else {
      throw .invalid("contents", "A cached content needs contents or a systemInstruction.")
    }
  }

  private static func end(_ fields: RequestReader) throws(GatewayError) -> End? {
    let ttl = try fields.text("ttl")
    let time = try fields.text(fields.found("expireTime"))
    guard ttl == nil || time == nil else {
      throw .invalid("ttl", "ttl and expireTime cannot both be set.")
    }
    if let ttl {
      guard let seconds = GeminiTime.seconds(ttl), 0 < seconds, seconds < mostSeconds else {
        throw .invalid("ttl", "ttl is \(ttl.prefix(100)); it must be seconds, such as 600s.")
      }
      return .after(seconds)
    }
    guard let time else { return nil }
    guard let date = GeminiTime.date(time) else {
      throw .invalid(
        "expireTime", "expireTime is \(time.prefix(100)); it must be an RFC 3339 time.")
    }
    return .at(date)
  }
}
