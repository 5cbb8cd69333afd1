/// Puts the body of a request together from what comes, in one piece or in chunks, up to a limit.
struct BodyReader: Sendable {
  private enum State {
    case length(left: Int)
    /// `last` is the last sign behind the digits.
    case size(value: Int, digits: Int, last: UInt8?)
    case chunk(left: Int)
    case chunkEnd(seen: Int)
    case trailer(isLineEmpty: Bool)
    case done
  }

  /// The bytes received so far.
  private(set) var body: [UInt8] = []
  private var state: State
  /// Bytes of extensions and trailers so far.
  private var framing = 0
  private let limits: ServerLimits

  /// A size that fits needs no longer line; a longer one hides something.
  private static let sizeDigits = 8

  /// - Throws: ``GatewayError`` where the length that is announced is too much already.
  init(_ head: RequestHead, limits: ServerLimits) throws(GatewayError) {
    self.limits = limits
    switch head.framing {
    case .none: state = .done
    case .length(let length):
      guard length <= limits.bodyBytes else { throw .tooLarge(limits) }
      // Announced bytes may never come.
      body.reserveCapacity(min(length, 1 << 20))
      state = .length(left: length)
    case .chunked: state = Self.newSize
    }
  }

  var isDone: Bool {
    if case .done = state { true } else { false }
  }

  /// Takes what belongs to the body; answers how many bytes that was.
  ///
  /// - Throws: ``GatewayError`` when it is too long, or no chunks.
  mutating func take(_ bytes: ArraySlice<UInt8>) throws(GatewayError) -> Int {
    var rest = bytes
    while !rest.isEmpty, !isDone { try step(&rest) }
    return bytes.count - rest.count
  }

  private mutating func step(_ rest: inout ArraySlice<UInt8>) throws(GatewayError) {
    switch state {
    case .length(let left):
      let taken = append(&rest, atMost: left)
      state = taken == left ? .done : .length(left: left - taken)
    case .chunk(let left):
      let taken = append(&rest, atMost: left)
      state = taken == left ? .chunkEnd(seen: 0) : .chunk(left: left - taken)
    case .size(let value, let digits, let last):
      try takeSize(rest.removeFirst(), value, digits, last)
    case .chunkEnd(let seen):
      guard rest.removeFirst() == Array("\r\n".utf8)[seen] else {
        throw .notHTTP("a chunk is longer than it says")
      }
      state = seen == 1 ? Self.newSize : .chunkEnd(seen: 1)
    case .trailer(let isLineEmpty):
      try spend()
      switch rest.removeFirst() {
      case UInt8(ascii: "\n"): state = isLineEmpty ? .done : .trailer(isLineEmpty: true)
      case UInt8(ascii: "\r"): break
      default: state = .trailer(isLineEmpty: false)
      }
    case .done: break
    }
  }

  private mutating func append(_ rest: inout ArraySlice<UInt8>, atMost left: Int) -> Int {
    let part = rest.prefix(left)
    body += part
    rest = rest.dropFirst(part.count)
    return part.count
  }

  private mutating func spend() throws(GatewayError) {
    framing += 1
    guard framing <= limits.framingBytes else {
      throw .notHTTP("its chunks have too much framing")
    }
  }

  private static let newSize = State.size(value: 0, digits: 0, last: nil)

  /// The size of a chunk: hexadecimal digits, optionally with extensions after a semicolon.
  private mutating func takeSize(
    _ byte: UInt8, _ value: Int, _ digits: Int, _ last: UInt8?
  ) throws(GatewayError) {
    let wrong = GatewayError.notHTTP("a chunk has no size")
    if let last {
      if last == UInt8(ascii: "\r") {
        guard byte == UInt8(ascii: "\n") else { throw wrong }
        guard body.count + value <= limits.bodyBytes else { throw .tooLarge(limits) }
        state = value == 0 ? .trailer(isLineEmpty: true) : .chunk(left: value)
      } else {
        try spend()
        state = .size(value: value, digits: digits, last: byte)
      }
    } else if let digit = Self.digit(byte) {
      guard digits < Self.sizeDigits else { throw wrong }
      state = .size(value: value * 16 + digit, digits: digits + 1, last: nil)
    } else {
      guard digits > 0, byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\r") else { throw wrong }
      state = .size(value: value, digits: digits, last: byte)
    }
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x41 + 10
    case 0x61...0x66: Int(byte) - 0x61 + 10
    default: nil
    }
  }
}
