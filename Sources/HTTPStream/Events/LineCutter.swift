import Glibc

/// Walks over the lines of one chunk. Each line end is searched once, so no mixture of line ends is
/// slow.
struct LineCutter {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  /// The next LF and CR at or after `position`; `bytes.count` if there is none, −1 when not
  /// known.
  private var nextLineFeed = -1
  private var nextCarriageReturn = -1
  /// True if the line that ``next()`` gave ended with a CR.
  private(set) var endedWithCarriageReturn = false

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// The next line without its end; `nil` when what remains has none.
  mutating func next() -> UnsafeRawBufferPointer? {
    if nextLineFeed < position { nextLineFeed = search(UInt8(ascii: "\n")) }
    if nextCarriageReturn < position { nextCarriageReturn = search(UInt8(ascii: "\r")) }
    let end = min(nextLineFeed, nextCarriageReturn)
    guard end < bytes.count else { return nil }
    endedWithCarriageReturn = end == nextCarriageReturn
    defer { position = end + 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<end])
  }

  /// The bytes after the last line end.
  var rest: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[position...])
  }

  /// Passes over an LF that belongs to a CR before it.
  mutating func skipLineFeed() {
    if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
  }

  /// The same; `false`: the chunk ends here, so the LF may still come.
  mutating func skipLineFeedIfPresent() -> Bool {
    skipLineFeed()
    return position < bytes.count || bytes[position - 1] == UInt8(ascii: "\n")
  }

  private func search(_ byte: UInt8) -> Int {
    UnsafeRawBufferPointer(rebasing: bytes[position...]).offset(of: byte).map { $0 + position }
      ?? bytes.count
  }
}

extension UnsafeRawBufferPointer {
  /// The offset of the first such byte.
  func offset(of byte: UInt8) -> Int? {
    guard let baseAddress, count > 0, let found = memchr(baseAddress, Int32(byte), count)
    else { return nil }
    return UnsafeRawPointer(found) - baseAddress
  }

  /// The bytes from an offset on.
  func from(_ offset: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[offset...])
  }

  /// True if the bytes are those of an ASCII text.
  func holds(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount, let baseAddress else { return false }
    return memcmp(baseAddress, text.utf8Start, count) == 0
  }
}
