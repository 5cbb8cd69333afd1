import FoundationEssentials

/// One request on its way to its answer.
struct Call: Sendable {
  let route: Route
  let method: String
  let query: [String: String]
  /// `null` where the method has none.
  let body: JSONValue
  /// The id of the request, as in `x-request-id`.
  let id: String
  /// What goes wrong on purpose.
  let fault: GatewayFault?
  let wire: ReplyWire
  let pauses: StreamPauses
  /// What becomes of it.
  let record: CallRecord
  /// Called when the status is out.
  let begun: @Sendable () -> Void
  /// The form of its errors.
  var form: ErrorForm
  /// The error for what the request builds on, if that is gone.
  var gone = GatewayError.noContext("")

  /// Sends a whole reply.
  func reply(_ value: JSONValue) async {
    begun()
    await wire.send(
      ReplyHead(200, type: "application/json", requestID: id), ReplyWriter.encode(value))
  }

  /// Sends a whole reply that is not JSON.
  func reply(text: String, type: String) async {
    begun()
    await wire.send(ReplyHead(200, type: type, requestID: id), Array(text.utf8))
  }

  /// An exchange whose counts are noted.
  func metered<Exchange: ReplyExchange>(_ exchange: Exchange) -> MeteredExchange<Exchange> {
    MeteredExchange(exchange: exchange, record: record)
  }

  /// Gives a reply in one piece.
  func whole(_ body: @escaping @Sendable () async throws -> JSONValue) async throws {
    let head = ReplyHead(200, type: "application/json", requestID: id)
    try await WholeReply(call: self, body: body)
      .give(to: ReplySink(wire, head, split: false, begun: begun))
  }

  /// Gives a reply as a stream.
  func stream(_ exchange: some ReplyExchange, _ writer: some EventWriter) async throws {
    var head = ReplyHead(200, type: "text/event-stream", requestID: id)
    head.fields.append(("Cache-Control", "no-cache"))
    // nginx in front would hold a stream back to its end.
    head.fields.append(("X-Accel-Buffering", "no"))
    try await StreamedReply(exchange: exchange, writer: writer, call: self)
      .give(to: ReplySink(wire, head, split: fault == .split, begun: begun))
  }
}
