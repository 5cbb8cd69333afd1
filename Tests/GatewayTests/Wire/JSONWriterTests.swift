import Basics
import FoundationEssentials
import Testing

@testable import Gateway

/// The writer's JSON against Foundation's: the same value when it is read, the same bytes where that has only one way.
@Suite struct JSONWriterTests {
  private func foundation(_ value: JSONValue) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return Array(try encoder.encode(value))
  }

  @Test(
    arguments: [
      .null, true, false, 0, -1, 9_007_199_254_740_991, .number(0.1), .number(-2.5e-9),
      .number(1e300), "", "a/b \"c\" \\ d", "line\nend\r\ttab\u{8}\u{c}\u{0}\u{1f}\u{7f}",
      "日本語 é🙂\u{2028}", [], [:], ["b": 1, "a": [1, "x", .null], "": ["é": "ü", "Z": "z"]],
    ] as [JSONValue])
  func `Foundation reads what was written, and writes the same`(_ value: JSONValue) throws {
    let bytes = JSONWriter.bytes(of: value)
    #expect(try JSONDecoder().decode(JSONValue.self, from: Data(bytes)) == value)
    if case .number = value { return }
    #expect(
      try String(decoding: bytes, as: UTF8.self)
        == String(decoding: foundation(value), as: UTF8.self))
  }

  @Test func `Any text comes back`() throws {
    var random = SplitMix(seed: 7)
    for _ in 0..<300 {
      let scalars = (0..<Int.random(in: 0..<40, using: &random)).compactMap { _ in
        Unicode.Scalar(
          UInt32.random(in: 0..<(Bool.random(using: &random) ? 0x80 : 0x11_0000), using: &random))
      }
      let value = JSONValue.text(String(String.UnicodeScalarView(scalars)))
      let bytes = JSONWriter.bytes(of: value)
      #expect(try JSONDecoder().decode(JSONValue.self, from: Data(bytes)) == value)
    }
  }

  @Test func `What JSON has no word for is null`() {
    #expect(JSONWriter.bytes(of: [.number(.infinity), .number(.nan)]) == Array("[null,null]".utf8))
  }
}
