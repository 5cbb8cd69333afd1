import HTTPStream
import Wording

extension ReplyBodyReader {
  /// Decides by the first byte what the body is.
  mutating func decide() {
    let first = whole.withUnsafeBytes { $0.withoutByteOrderMark.first { $0 > 0x20 } }
    // The beginning of a byte order mark: wait for the rest.
    guard let first, first != 0xEF || whole.count >= 3 else { return }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): form = .json
    case UInt8(ascii: "<"): form = .page
    default: form = .events
    }
  }

  /// A first line that is a whole value begins a stream of lines.
  ///
  /// - Parameter start: The start of the bytes that were not checked.
  mutating func lookAtFirstLine(from start: Int) {
    let isLine: Bool? = whole.withUnsafeBytes { bytes in
      let body = bytes.withoutByteOrderMark
      let begin = body.firstIndex { $0 > 0x20 } ?? 0
      let offset = bytes.count - body.count
      let from = max(start - offset, begin)
      guard from < body.count, let end = body.offset(of: UInt8(ascii: "\n"), from: from)
      else { return nil }
      var json = JSONScanner(UnsafeRawBufferPointer(rebasing: body[begin..<end]))
      guard (try? json.skipValue()) != nil else { return false }
      _ = json.peek()
      return json.isAtEnd
    }
    guard let isLine else { return }
    knowsFirstLine = true
    if isLine { form = .events }
  }

  mutating func checkSize() {
    guard whole.count > Self.wholeLimit else { return }
    failure = .unfit(localized("a body of more than \(Self.wholeLimit >> 20) MB"))
    whole = []
  }

  /// Reads a body of JSON: one reply, optionally with a `data: [DONE]` after it.
  mutating func readWhole(_ read: Read) {
    var body: [UInt8] = []
    swap(&body, &whole)
    let left = body.withUnsafeBytes { readValues($0.withoutByteOrderMark, read) }
    if left != nil, failure == nil {
      keepPart(of: left ?? [], read)
      failure = .unfit(localized("incomplete or malformed JSON"))
    }
  }
}
