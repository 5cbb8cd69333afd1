import Glibc

/// Cuts a stream of bytes into server-sent events (WHATWG HTML, "Event stream interpretation").
///
/// It works on bytes in place: only LF, CR and CRLF end a line (never U+2028), bytes may be cut
/// anywhere, and an event whose lines lie within one chunk is handed over without a copy. Two
/// things are more lenient than the standard: the last event counts even if the stream ends without
/// a blank line or a line end.
public struct ServerSentEventDecoder: Sendable {
  private let limit: Int
  /// The beginning of a line whose end has not come.
  private var partial: [UInt8] = []
  /// Data lines of the open event that had to be copied.
  private var data: [UInt8] = []
  private var hasData = false
  private var type: String?
  private var lastEventID: String?
  private var skipsLineFeed = false
  private var isAtStart = true
  private var failure: ServerSentEventError?

  /// A decoder at the start of a stream.
  ///
  /// - Parameter limit: The longest line, and the most data in one event, in bytes.
  public init(limit: Int = 8 << 20) {
    self.limit = limit
  }

  /// Takes the next bytes and hands over every event that they complete.
  ///
  /// - Throws: ``ServerSentEventError`` when a line or an event is too long; from then on every
  ///   call throws.
  public mutating func feed(
    _ bytes: UnsafeRawBufferPointer, onEvent: (ServerSentEvent) -> Void
  ) throws(ServerSentEventError) {
    if let failure { throw failure }
    var lines = LineCutter(bytes)
    var open: UnsafeRawBufferPointer?
    if skipsLineFeed, !bytes.isEmpty {
      skipsLineFeed = false
      lines.skipLineFeed()
    }
    while let line = lines.next() {
      if lines.endedWithCarriageReturn { skipsLineFeed = !lines.skipLineFeedIfPresent() }
      if partial.isEmpty {
        try take(line, &open, isStable: true, onEvent)
      } else {
        try extendPartial(line)
        try takePartial(onEvent)
      }
    }
    if let open { data.append(contentsOf: open) }
    try extendPartial(lines.rest)
  }

  /// Takes the next bytes and hands over every event that they complete.
  ///
  /// - Throws: ``ServerSentEventError`` when a line or an event is too long.
  public mutating func feed(
    _ bytes: [UInt8], onEvent: (ServerSentEvent) -> Void
  ) throws(ServerSentEventError) {
    let outcome = bytes.withUnsafeBytes { bytes in
      Result { () throws(ServerSentEventError) in try feed(bytes, onEvent: onEvent) }
    }
    try outcome.get()
  }

  /// The stream is over: hands over what its last lines hold.
  ///
  /// - Throws: ``ServerSentEventError`` when that is too long.
  public mutating func finish(
    onEvent: (ServerSentEvent) -> Void
  ) throws(ServerSentEventError) {
    if let failure { throw failure }
    if !partial.isEmpty { try takePartial(onEvent) }
    var open: UnsafeRawBufferPointer?
    dispatch(&open, onEvent)
  }

  // MARK: Lines

  private mutating func extendPartial(
    _ bytes: UnsafeRawBufferPointer
  ) throws(ServerSentEventError) {
    guard partial.count + bytes.count <= limit else { throw fail() }
    partial.append(contentsOf: bytes)
  }

  private mutating func takePartial(
    _ onEvent: (ServerSentEvent) -> Void
  ) throws(ServerSentEventError) {
    var line: [UInt8] = []
    swap(&line, &partial)
    let outcome = line.withUnsafeBytes { line in
      Result { () throws(ServerSentEventError) in
        var open: UnsafeRawBufferPointer?
        try take(line, &open, isStable: false, onEvent)
      }
    }
    line.removeAll(keepingCapacity: true)
    swap(&line, &partial)
    try outcome.get()
  }

  /// Interprets one line. `open` is data of the open event that still lies in the chunk; a line
  /// that is not `isStable` goes away after this call, so its data is copied.
  private mutating func take(
    _ bytes: UnsafeRawBufferPointer, _ open: inout UnsafeRawBufferPointer?, isStable: Bool,
    _ onEvent: (ServerSentEvent) -> Void
  ) throws(ServerSentEventError) {
    var line = bytes
    if isAtStart {
      isAtStart = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.from(3) }
    }
    guard line.count <= limit else { throw fail() }
    guard let first = line.first else { return dispatch(&open, onEvent) }
    if first == UInt8(ascii: ":") { return }
    let colon = line.offset(of: UInt8(ascii: ":")) ?? line.count
    let name = UnsafeRawBufferPointer(rebasing: line[..<colon])
    var value = line.from(min(colon + 1, line.count))
    if value.first == UInt8(ascii: " ") { value = value.from(1) }
    if name.holds("data") {
      try addData(value, &open, isStable: isStable)
    } else if name.holds("event") {
      type = String(decoding: value, as: UTF8.self)
    } else if name.holds("id"), !value.contains(0) {
      lastEventID = String(decoding: value, as: UTF8.self)
    }
  }

  private mutating func addData(
    _ value: UnsafeRawBufferPointer, _ open: inout UnsafeRawBufferPointer?, isStable: Bool
  ) throws(ServerSentEventError) {
    if !hasData, isStable {
      hasData = true
      open = value
      return
    }
    if let slice = open {
      data.append(contentsOf: slice)
      open = nil
    }
    guard data.count + value.count < limit else { throw fail() }
    if hasData { data.append(UInt8(ascii: "\n")) }
    hasData = true
    data.append(contentsOf: value)
  }

  private mutating func dispatch(
    _ open: inout UnsafeRawBufferPointer?, _ onEvent: (ServerSentEvent) -> Void
  ) {
    defer {
      type = nil
      hasData = false
    }
    guard hasData else { return }
    if let slice = open {
      open = nil
      onEvent(ServerSentEvent(data: slice, type: type, lastEventID: lastEventID))
    } else {
      data.withUnsafeBytes {
        onEvent(ServerSentEvent(data: $0, type: type, lastEventID: lastEventID))
      }
      data.removeAll(keepingCapacity: true)
    }
  }

  private mutating func fail() -> ServerSentEventError {
    let error = ServerSentEventError.tooLong(limit: limit)
    failure = error
    partial = []
    data = []
    return error
  }
}
