import FoundationEssentials
@testable import Gateway

extension Property {
  /// A request to the gateway is taken within its limits, or refused with a status and words.
  static let requests = Property("requests") { input in
    guard let body = try? JSONDecoder().decode(JSONValue.self, from: Data(input)) else { return }
    if let request = try read(body, ChatWireRequest.init) {
      try hold(request.n >= 1, "no choices were asked for")
      try hold(request.messages.last?.role != "assistant", "the assistant has the last word")
    }
    if let request = try read(body, CreateWireRequest.init) {
      try hold(3600...604_800 ~= request.ttl, "a lifetime outside the limits was taken")
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
