extension BareAddress {
  /// The mail address around an at sign.
  ///
  /// `user@host.example:path`, which is for programs that copy, and `package@1.2.3` are not addresses.
  init?(_ source: SourceBytes, atSign: Int, from lowest: Int) {
    var start = atSign
    let limit = max(lowest, atSign - 64)
    while start > limit, BareAddress.isLocal(source[start - 1]) { start -= 1 }
    while start < atSign, !ASCII.isAlphanumeric(source[start]) { start += 1 }
    guard start < atSign, let end = BareAddress.endOfDomain(source, atSign + 1) else { return nil }
    let scheme = "mailto:".utf8.count
    let hasScheme =
      start - scheme >= lowest && source.matches("mailto:", at: start - scheme, before: start)
    if !hasScheme, source.byte(at: start - 1) == UInt8(ascii: "/") { return nil }
    range = (hasScheme ? start - scheme : start)..<end
    prefix = hasScheme ? "" : "mailto:"
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: ASCII.isAlphanumeric(byte)
    }
  }

  /// The end of a domain with a dot and a name before it.
  private static func endOfDomain(_ source: SourceBytes, _ start: Int) -> Int? {
    var end = start
    while end < source.count, isLocal(source[end]), source[end] != UInt8(ascii: "+") { end += 1 }
    while end > start, !ASCII.isAlphanumeric(source[end - 1]) { end -= 1 }
    guard let point = source[start..<end].lastIndex(of: UInt8(ascii: ".")), point > start,
      end - point > 2, source[(point + 1)..<end].contains(where: ASCII.isLetter)
    else { return nil }
    if let next = source.byte(at: end), next == ASCII.colon || next == UInt8(ascii: "/"),
      let following = source.byte(at: end + 1),
      ASCII.isAlphanumeric(following) || following == UInt8(ascii: "/")
        || following == UInt8(ascii: "~")
    {
      return nil
    }
    return end
  }
}
