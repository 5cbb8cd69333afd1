extension RequestHead {
  private static let lineEnd = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The end of a head, after its empty line; `nil` while it is incomplete.
  ///
  /// - Parameter start: The place to start: earlier bytes were already searched.
  static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var place = max(0, start - 3)
    while place < bytes.count {
      guard bytes[place] == lineEnd else {
        place += 1
        continue
      }
      var next = place + 1
      if next < bytes.count, bytes[next] == carriageReturn { next += 1 }
      if next < bytes.count, bytes[next] == lineEnd { return next + 1 }
      place += 1
    }
    return nil
  }

  /// True if bytes can be the beginning of a request: anything else need not be waited for.
  static func canBegin(with bytes: [UInt8]) -> Bool {
    bytes.first.map { isTokenSign($0) } ?? true
  }

  /// Reads a head that is whole.
  ///
  /// - Throws: ``GatewayError`` for what is not HTTP/1, or could be read in two ways.
  init(_ bytes: ArraySlice<UInt8>, limits: ServerLimits) throws(GatewayError) {
    var lines = bytes.split(separator: Self.lineEnd).map { line in
      line.last == Self.carriageReturn ? line.dropLast() : line
    }.filter { !$0.isEmpty }[...]
    guard let line = lines.popFirst() else { throw .notHTTP("it is empty") }
    guard lines.count <= limits.headerFields else {
      throw .headTooLarge("it has more than \(limits.headerFields) header fields")
    }
    (method, path, query, minorVersion) = try Self.requestLine(line)
    fields = []
    for line in lines { fields.append(try Self.field(line)) }
    framing = .none
    framing = try framingOfBody()
    if minorVersion > 0, self["host"] == nil { throw .notHTTP("it has no Host") }
    if let expectation = self["expect"], expectation.lowercased() != "100-continue" {
      throw .unknownExpectation
    }
  }

  private static func requestLine(
    _ line: ArraySlice<UInt8>
  ) throws(GatewayError) -> (String, String, String, Int) {
    let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(isTokenSign),
      !parts[1].isEmpty, parts[1].allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { throw .notHTTP("its first line is not a request line") }
    let version = String(decoding: parts[2], as: UTF8.self)
    guard version.hasPrefix("HTTP/") else { throw .notHTTP("its first line does not name HTTP") }
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else { throw .wrongVersion }
    let target = String(decoding: parts[1], as: UTF8.self)
    let path = target.prefix { $0 != "?" }
    return (
      String(decoding: parts[0], as: UTF8.self), String(path),
      String(target[path.endIndex...].dropFirst()), version == "HTTP/1.1" ? 1 : 0
    )
  }

  private static func field(_ line: ArraySlice<UInt8>) throws(GatewayError) -> Field {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      throw .notHTTP("a header field has no colon")
    }
    let name = line[..<colon]
    // A blank before the colon or at the beginning is read in two ways by two programs.
    guard !name.isEmpty, name.allSatisfy(isTokenSign) else {
      throw .notHTTP("a header field has an invalid name")
    }
    let value = line[(colon + 1)...]
    guard value.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else {
      throw .notHTTP("a header field has control characters")
    }
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
    let inner = value.drop(while: isBlank)
    let end = inner.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? inner.startIndex
    return Field(
      name: String(decoding: name, as: UTF8.self).lowercased(),
      value: String(decoding: inner[..<end], as: UTF8.self))
  }

  private func framingOfBody() throws(GatewayError) -> Framing {
    let lengths = Set(fields.filter { $0.name == "content-length" }.map(\.value))
    let codings = fields.filter { $0.name == "transfer-encoding" }.map { $0.value.lowercased() }
    if !codings.isEmpty {
      guard lengths.isEmpty else {
        throw .notHTTP("it has both Content-Length and Transfer-Encoding")
      }
      guard minorVersion > 0 else { throw .notHTTP("HTTP/1.0 has no Transfer-Encoding") }
      guard codings == ["chunked"] else { throw .unknownCoding }
      return .chunked
    }
    guard let length = lengths.first else { return .none }
    guard lengths.count == 1, !length.isEmpty, length.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let count = Int(length)
    else { throw .notHTTP("its Content-Length is not a number") }
    return count == 0 ? .none : .length(count)
  }

  /// The signs of a method and of a field's name (RFC 9110, 5.6.2).
  private static func isTokenSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
