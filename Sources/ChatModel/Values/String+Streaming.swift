extension String {
  /// The size in bytes from which a reply counts as long.
  static let longReply = 4 << 20
  /// Room in bytes for the longest reply that a profile allows if nothing else is set, and what may stand above its limit.
  static let replyRoom = 65 << 20

  /// Appends text of a stream.
  ///
  /// A string that has no more room is copied, and takes twice its size while that lasts. So a long one gets room for all that
  /// may come at once: memory that was never written to is only an address.
  public mutating func append(streamed text: String) {
    let before = utf8.count
    self += text
    if before < Self.longReply, utf8.count >= Self.longReply { reserveCapacity(Self.replyRoom) }
  }
}
