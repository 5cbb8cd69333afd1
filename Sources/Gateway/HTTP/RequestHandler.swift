/// Who answers requests.
protocol RequestHandler: Sendable {
  /// Looks at the head of a request before its body is read.
  ///
  /// - Throws: ``GatewayError`` for what is not read at all.
  func admit(_ head: RequestHead) throws(GatewayError)

  /// Answers a request that was admitted. Cancelled when its client goes away.
  func answer(_ head: RequestHead, _ body: [UInt8], _ wire: ReplyWire) async
}
