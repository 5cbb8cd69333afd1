/// One request that is answered, from its acceptance to its end.
protocol ReplyExchange: Sendable {
  /// Runs the request. However it ends, what it used is free again before the last parts are said,
  /// and what is kept of it is kept: a client that reads the end may rely on it.
  ///
  /// - Parameters:
  ///   - opened: Called when the responder has begun, with the number of pieces to come if that is
  ///   known.
  ///   - say: Takes the parts of the reply.
  /// - Throws: ``GatewayError``, `CancellationError`, or what `say` throws: then nothing is kept.
  func run(opened: (Int?) async throws -> Void, say: (ReplyPart) async throws -> Void) async throws
}

/// Writes the parts of a reply as the events of one API's streams.
protocol EventWriter: Sendable {
  /// The events before the first part.
  mutating func begin() -> [UInt8]
  /// The events of a part; empty for what a stream does not say by itself.
  mutating func say(_ part: ReplyPart) -> [UInt8]
  /// The events after the last part.
  mutating func end() -> [UInt8]
  /// The last event of a reply that broke off.
  ///
  /// - Parameter isBare: True if the server says no more than that there was an error.
  mutating func fail(_ error: GatewayError, isBare: Bool) -> [UInt8]
}
