/// Who answers requests.
protocol RequestHandler: Sendable {
  /// Looks at the head of a request before its body is read.
  ///
  /// - Throws: ``GatewayError`` for what is not read at all.
  func admit(_ head: RequestHead) throws(GatewayError)

  /// Takes note of a request that was refused before it was read whole.
  ///
  /// - Parameters:
  ///   - head: Its head, if that could be read.
  ///   - id: As in the answer's `x-request-id`.
  func refused(_ head: RequestHead?, _ error: GatewayError, id: String)

  /// Answers a request that was admitted. Cancelled when its client goes away.
  func answer(_ head: RequestHead, _ body: [UInt8], _ wire: ReplyWire) async
}
