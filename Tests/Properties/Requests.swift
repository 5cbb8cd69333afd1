import FoundationEssentials
@testable import Gateway

extension Property {
  /// A request to the gateway is taken within its limits, or refused with a status and words.
  static let requests = Property("requests") { input in
    guard let body = try? JSONDecoder().decode(JSONValue.self, from: Data(input)) else { return }
    for isPlain in [false, true] {
      let chat = try read(body) { body throws(GatewayError) in
        try ChatWireRequest(body, isPlain: isPlain)
      }
      guard let chat else { continue }
      try hold(chat.n >= 1, "no choices were asked for")
      try hold(chat.messages.last?.role != "assistant", "the assistant has the last word")
    }
    if let request = try read(body, CreateWireRequest.init) {
      try hold(3600...604_800 ~= request.ttl, "a lifetime outside the limits was taken")
    }
    try checkResponses(body)
    try checkGemini(body)
  }

  private static func checkResponses(_ body: JSONValue) throws {
    for dialect in [ResponseDialect.openAI, .ark] {
      let request = try read(body) { body throws(GatewayError) in
        try ResponsesWireRequest(body, dialect)
      }
      guard let request else { continue }
      try hold(
        request.previousID == nil || request.conversationID == nil, "a response builds on two")
      try hold(
        dialect == .ark || !request.caching.isOn, "OpenAI's dialect took Ark's caching")
    }
  }

  private static func checkGemini(_ body: JSONValue) throws {
    let now = Date(timeIntervalSinceReferenceDate: 0)
    let created = try read(body) { body throws(GatewayError) in
      try CachedContentWireRequest(body, isChange: false)
    }
    if let created {
      try hold(!created.messages.isEmpty, "a cached content is empty")
      if case .after? = created.end {
        try hold((created.end?.date(from: now) ?? now) > now, "a lifetime is not in the future")
      }
    }
    let generated = try read(body) { body throws(GatewayError) in
      try GenerateWireRequest(body, model: "m", isStream: false)
    }
    if let generated {
      try hold(
        generated.cachedContent == nil || generated.system == nil, "a system beside a cache")
    }
  }

  /// A request; `nil` when it was refused as it should be.
  private static func read<Request>(
    _ body: JSONValue, _ make: (JSONValue) throws(GatewayError) -> Request
  ) throws -> Request? {
    do throws(GatewayError) {
      return try make(body)
    } catch {
      try checkRefusal(error)
      return nil
    }
  }

  private static func checkRefusal(_ error: GatewayError) throws {
    try hold(400...499 ~= error.status, "a refusal with status \(error.status)")
    try hold(!error.message.isEmpty, "a refusal without words")
  }
}
