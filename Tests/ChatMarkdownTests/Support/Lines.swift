@testable import ChatMarkdown

/// Asks something of a text taken as one line.
func onLine<Answer>(_ text: String, _ ask: (SourceLine) -> Answer) -> Answer {
  let bytes = Array(text.utf8)
  return bytes.withUnsafeBufferPointer { ask(SourceLine($0, start: 0, end: bytes.count)) }
}

/// The segments of a message that came whole, as their kind and text.
func segments(_ source: String) -> [(kind: Segment.Kind, text: String, hasGap: Bool)] {
  var scanner = BlockScanner()
  var found: [Segment] = []
  let bytes = Array(source.utf8)
  bytes.withUnsafeBufferPointer { scanner.scan($0, isFinished: true, into: &found) }
  return found.map {
    ($0.kind, String(decoding: bytes[$0.range], as: UTF8.self), $0.hasGap)
  }
}
