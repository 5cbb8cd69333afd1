/// The sanitised texts of spans, one after the other in UTF-8.
struct JoinedSpans {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The end of each span in `bytes`.
  let ends: [Int]

  /// Calls `body` with the joined spans; they are valid only inside it.
  static func with<Result>(_ spans: [StyledSpan], _ body: (JoinedSpans) -> Result) -> Result {
    if spans.count == 1 {
      return DisplayText.sanitize(spans[0].text).withUTF8Bytes {
        body(JoinedSpans(bytes: $0, ends: [$0.count]))
      }
    }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for span in spans {
      bytes.append(contentsOf: DisplayText.sanitize(span.text).utf8)
      ends.append(bytes.count)
    }
    return bytes.withUnsafeBufferPointer { body(JoinedSpans(bytes: $0, ends: ends)) }
  }

  /// Calls `body` with each line's bytes, without its line feed. There is always one line, and one
  /// more after a line feed at the end.
  func forEachLine(_ body: (Range<Int>) -> Void) {
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      body(start..<end)
      start = end + 1
    }
    body(start..<bytes.count)
  }
}
