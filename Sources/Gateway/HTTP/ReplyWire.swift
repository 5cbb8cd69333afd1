/// The way of a reply to its client. What is said in one turn goes out in one write; a client that
/// does not read holds back who speaks.
struct ReplyWire: Sendable {
  let listener: HTTPListener
  let connection: UInt64

  /// A whole reply.
  func send(_ head: ReplyHead, _ body: [UInt8]) async {
    var head = head
    head.length = body.count
    await listener.reply(to: connection, head, body)
  }

  /// The beginning of a reply, as it is.
  func begin(_ head: ReplyHead) async throws {
    try await listener.begin(connection, head)
  }

  /// A part of the body.
  ///
  /// - Parameter atOnce: True if it goes out by itself, not together with what is said next.
  /// - Throws: `CancellationError` if the client has left.
  func write(_ bytes: [UInt8], atOnce: Bool = false) async throws {
    try await listener.write(connection, bytes, atOnce: atOnce)
  }

  /// Why a reply failed: one that is cancelled while its client is there was broken off by the end of the gateway.
  func cause(of error: any Error) async -> any Error {
    guard error is CancellationError, await listener.isBrokenOff(connection) else { return error }
    return GatewayError.shuttingDown
  }

  /// The end of the body.
  func finish() async { await listener.finish(connection) }

  /// The end of the connection, in mid-reply.
  func cut() async { await listener.cut(connection) }
}
