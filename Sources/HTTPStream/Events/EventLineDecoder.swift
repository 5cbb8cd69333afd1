import Glibc

/// Cuts a stream of bytes into the lines of server-sent events (WHATWG HTML, "Event stream
/// interpretation").
///
/// It works on bytes in place: only LF, CR and CRLF end a line (never U+2028), bytes may be cut
/// anywhere, and a line that lies within one chunk is handed over without a copy. Lines are not
/// joined to events here: servers leave out the empty line between events, and a reader that knows what
/// the data is can find its end.
public struct EventLineDecoder: Sendable {
  private let limit: Int
  /// The beginning of a line whose end has not come.
  private var partial: [UInt8] = []
  private var skipsLineFeed = false
  private var isAtStart = true
  private var failure: EventLineError?

  /// Creates a decoder at the start of a stream.
  ///
  /// - Parameter limit: The longest line in bytes.
  public init(limit: Int = 8 << 20) {
    self.limit = limit
  }

  /// Takes the next bytes and hands over every line that they complete.
  ///
  /// - Throws: ``EventLineError`` when a line is too long; from then on every call throws.
  public mutating func feed(
    _ bytes: UnsafeRawBufferPointer, onLine: (EventLine) -> Void
  ) throws(EventLineError) {
    if let failure { throw failure }
    var lines = LineCutter(bytes)
    if skipsLineFeed, !bytes.isEmpty {
      skipsLineFeed = false
      lines.skipLineFeed()
    }
    while let line = lines.next() {
      if lines.endedWithCarriageReturn { skipsLineFeed = !lines.skipLineFeedIfPresent() }
      if partial.isEmpty {
        try take(line, onLine)
      } else {
        try extendPartial(line)
        try takePartial(onLine)
      }
    }
    try extendPartial(lines.rest)
  }

  /// Takes the next bytes and hands over every line that they complete.
  ///
  /// - Throws: ``EventLineError`` when a line is too long.
  public mutating func feed(
    _ bytes: [UInt8], onLine: (EventLine) -> Void
  ) throws(EventLineError) {
    let outcome = bytes.withUnsafeBytes { bytes in
      Result { () throws(EventLineError) in try feed(bytes, onLine: onLine) }
    }
    try outcome.get()
  }

  /// The stream is over: hands over what its last line holds, though it has no end.
  ///
  /// - Throws: ``EventLineError`` when that is too long.
  public mutating func finish(onLine: (EventLine) -> Void) throws(EventLineError) {
    if let failure { throw failure }
    if !partial.isEmpty { try takePartial(onLine) }
  }

  // MARK: Lines

  private mutating func extendPartial(_ bytes: UnsafeRawBufferPointer) throws(EventLineError) {
    guard partial.count + bytes.count <= limit else { throw fail() }
    partial.append(contentsOf: bytes)
  }

  private mutating func takePartial(_ onLine: (EventLine) -> Void) throws(EventLineError) {
    var line: [UInt8] = []
    swap(&line, &partial)
    let outcome = line.withUnsafeBytes { line in
      Result { () throws(EventLineError) in try take(line, onLine) }
    }
    line.removeAll(keepingCapacity: true)
    swap(&line, &partial)
    try outcome.get()
  }

  private mutating func take(
    _ bytes: UnsafeRawBufferPointer, _ onLine: (EventLine) -> Void
  ) throws(EventLineError) {
    var line = bytes
    if isAtStart {
      isAtStart = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.from(3) }
    }
    guard line.count <= limit else { throw fail() }
    guard let first = line.first else { return onLine(.end) }
    if first == UInt8(ascii: ":") { return }
    let colon = line.offset(of: UInt8(ascii: ":")) ?? line.count
    let name = UnsafeRawBufferPointer(rebasing: line[..<colon])
    var value: UnsafeRawBufferPointer {
      let value = line.from(min(colon + 1, line.count))
      return value.first == UInt8(ascii: " ") ? value.from(1) : value
    }
    if name.holds("data") {
      onLine(.data(value))
    } else if name.holds("event") {
      onLine(.type(String(decoding: value, as: UTF8.self)))
    } else if !name.holds("id"), !name.holds("retry") {
      onLine(.other(line))
    }
  }

  private mutating func fail() -> EventLineError {
    let error = EventLineError.tooLong(limit: limit)
    failure = error
    partial = []
    return error
  }
}
