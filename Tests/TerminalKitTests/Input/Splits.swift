import Testing

@testable import TerminalKit

/// What bytes decode to, after showing that no way of cutting them up makes a difference.
func decoded(
  _ bytes: [UInt8], flushed: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) -> [InputEvent] {
  let whole = decodeParts([bytes], flushed: flushed)
  #expect(
    decodeParts(bytes.map { [$0] }, flushed: flushed) == whole, "byte by byte",
    sourceLocation: sourceLocation)
  for cut in bytes.indices.dropFirst() {
    let parts = decodeParts([Array(bytes[..<cut]), Array(bytes[cut...])], flushed: flushed)
    #expect(parts == whole, "cut at \(cut)", sourceLocation: sourceLocation)
  }
  return whole
}

/// What a text with `␛` for ESC decodes to.
func decoded(
  _ text: String, flushed: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
) -> [InputEvent] {
  decoded(bytes(text), flushed: flushed, sourceLocation: sourceLocation)
}

/// The bytes of a text with `␛` for ESC.
func bytes(_ text: String) -> [UInt8] {
  Array(
    text.split(separator: "␛", omittingEmptySubsequences: false).joined(separator: "\u{1B}").utf8)
}

func decodeParts(_ parts: [[UInt8]], flushed: Bool = false) -> [InputEvent] {
  var decoder = KeyDecoder()
  var events = parts.flatMap { decoder.feed($0) }
  if flushed { events += decoder.flush() }
  return events
}

/// The press that a chord of one step names.
func press(_ name: String) throws -> KeyPress {
  try #require(KeyChord(name)?.steps.first)
}
