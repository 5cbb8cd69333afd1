/// Puts a response's head together from its lines, as libcurl hands them over.
struct ResponseHeadParser {
  enum Step: Equatable {
    /// The head goes on, or is over already (trailers).
    case more
    /// The head is complete.
    case head(ResponseHead)
    /// Longer than any head should be.
    case tooLong
  }

  /// The most bytes of a head.
  static let limit = 256 << 10

  private var status = 0
  private var headers: [HTTPHeader] = []
  private var size = 0
  private var isComplete = false

  /// Takes one line with its end.
  mutating func feed(_ bytes: UnsafeRawBufferPointer) -> Step {
    size += bytes.count
    guard size <= Self.limit else { return .tooLong }
    if isComplete { return .more }
    let line = String(decoding: bytes, as: UTF8.self).trimmingSpace
    if line.isEmpty { return complete() }
    if line.utf8.starts(with: "HTTP/".utf8) {
      headers = []
      status = Self.status(of: line)
    } else if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let value = String(line[line.utf8.index(after: colon)...]).trimmingSpace
      headers.append(HTTPHeader(String(line[..<colon]), value))
    }
    return .more
  }

  private mutating func complete() -> Step {
    // Interim responses (1xx) go before the real one.
    guard status >= 200 else { return .more }
    isComplete = true
    return .head(ResponseHead(status: status, headers: headers))
  }

  private static func status(of line: String) -> Int {
    let words = line.split(separator: " ", maxSplits: 2)
    return words.count > 1 ? Int(words[1]) ?? 0 : 0
  }
}

extension String {
  /// Without blanks, tabs and line ends at both ends.
  package var trimmingSpace: String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D ~= byte) }
    guard let first = utf8.firstIndex(where: { !isSpace($0) }),
      let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// An address from a stranger: no credentials, no query, no control characters, not endless.
  var fitForMessage: String {
    if let address = HTTPAddress(self) { return String(address.display.prefix(200)) }
    let path = prefix { $0 != "?" && $0 != "#" }
    return String(
      path.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }.prefix(200).map(
        Character.init))
  }
}
