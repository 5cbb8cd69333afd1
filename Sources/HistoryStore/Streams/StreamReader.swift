internal import ChatModel
internal import Glibc

/// Reads a journal from front to back through a small window, however long it is.
struct StreamReader {
  /// A record, with the place of its text in the file.
  struct Record {
    var kind: StreamRecord.Kind
    var choice: Int
    var turn: [UInt8]
    var text: Range<Int>
  }

  /// Number of bytes of the file in memory.
  static let window = 256 << 10

  private let file: Int32
  private let end: Int
  private var bytes: [UInt8] = []
  private var bytesStart = 0
  /// The start of the next record.
  private(set) var position: Int
  /// True if the reading ended at bytes that no killed program leaves: something else wrote there.
  private(set) var isDamaged = false

  /// A reader of an open file, which must stay open.
  init(_ file: Int32, from start: Int = 0, to end: Int) {
    self.file = file
    self.end = end
    position = start
  }

  /// The next record; `nil` at the end, or at the first that is not whole.
  mutating func next() -> Record? {
    let start = position
    let headEnd = start + StreamRecord.lengthSize + StreamRecord.headSize
    guard headEnd <= end, let head = take(start..<headEnd) else { return nil }
    let length = StreamRecord.length(head)
    // Lost power leaves zeros where the rest of a record was to be.
    guard length > 0 else { return nil }
    guard let kind = StreamRecord.Kind(rawValue: head[StreamRecord.lengthSize]),
      length >= StreamRecord.headSize
    else {
      isDamaged = true
      return nil
    }
    let choice = Int(head[5]) | Int(head[6]) << 8
    let nameEnd = headEnd + Int(head[7])
    let recordEnd = start + StreamRecord.lengthSize + length
    guard TurnText.choiceLimit.contains(choice), nameEnd <= recordEnd else {
      isDamaged = true
      return nil
    }
    guard recordEnd <= end, let name = take(headEnd..<nameEnd) else { return nil }
    position = recordEnd
    return Record(kind: kind, choice: choice, turn: name, text: nameEnd..<recordEnd)
  }

  /// Hands over the bytes of a place in the file, part by part.
  mutating func read(
    _ place: Range<Int>, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows {
    var start = place.lowerBound
    while start < place.upperBound {
      let end = min(start + Self.window, place.upperBound)
      guard hold(start..<end) else { return }
      try bytes.withUnsafeBytes {
        try body(UnsafeRawBufferPointer(rebasing: $0[(start - bytesStart)..<(end - bytesStart)]))
      }
      start = end
    }
  }

  private mutating func take(_ place: Range<Int>) -> [UInt8]? {
    guard hold(place) else { return nil }
    return Array(bytes[(place.lowerBound - bytesStart)..<(place.upperBound - bytesStart)])
  }

  /// Makes the window hold a place of at most its size.
  private mutating func hold(_ place: Range<Int>) -> Bool {
    if place.lowerBound >= bytesStart, place.upperBound <= bytesStart + bytes.count { return true }
    let wanted = min(Self.window, end - place.lowerBound)
    guard wanted >= place.count else { return false }
    if bytes.count < wanted {
      bytes.append(contentsOf: repeatElement(0, count: wanted - bytes.count))
    }
    bytes.removeLast(bytes.count - wanted)
    bytesStart = place.lowerBound
    var count = 0
    while count < wanted {
      let taken = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress.map { $0 + count }, wanted - count, off_t(bytesStart + count))
      }
      if taken < 0, errno == EINTR { continue }
      guard taken > 0 else { break }
      count += taken
    }
    bytes.removeLast(wanted - count)
    return place.upperBound <= bytesStart + count
  }
}
