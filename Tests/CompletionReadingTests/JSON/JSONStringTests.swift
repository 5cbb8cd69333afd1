import Testing

@testable import CompletionReading

struct JSONStringTests {
  /// The text of a JSON string, quotes included in the input.
  private func text(_ json: [UInt8]) -> String? {
    json.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes)
      return try? scanner.string().text
    }
  }

  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""今日は😀""#, "今日は😀"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u4ECA\u0000""#, "Aé今\0"), (#""\ud83d\ude00!""#, "😀!"),
    (#""\uD83D\uDE00\ud83d\ude00""#, "😀😀"), (#""a\u2028b""#, "a\u{2028}b"),
    (#""\x\q""#, "xq"), ("\"a\u{1}\nb\"", "a\u{1}\nb"),
  ])
  func `escapes become what they stand for`(json: String, expected: String) {
    #expect(text(Array(json.utf8)) == expected)
  }

  @Test(arguments: [
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00""#, "\u{FFFD}"), (#""\ud83dx""#, "\u{FFFD}x"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"), (#""\u12""#, "\u{FFFD}12"),
    (#""\u12g4""#, "\u{FFFD}12g4"), (#""\u""#, "\u{FFFD}"), (#""\ud83d\u""#, "\u{FFFD}\u{FFFD}"),
    (#""\ud83d\n""#, "\u{FFFD}\n"),
  ])
  func `broken escapes become U+FFFD and nothing after them is lost`(json: String, expected: String)
  {
    #expect(text(Array(json.utf8)) == expected)
  }

  @Test(
    arguments: [
      ([0xFF], "\u{FFFD}"), ([0x61, 0xC3, 0x62], "a\u{FFFD}b"), ([0xE4, 0xBB], "\u{FFFD}"),
      ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xC3, 0x5C, 0x6E], "\u{FFFD}\n"),
    ] as [([UInt8], String)])
  func `bytes that are not UTF-8 become U+FFFD`(bytes: [UInt8], expected: String) {
    #expect(text([0x22] + bytes + [0x22]) == expected)
  }

  @Test func `a key is compared byte by byte`() throws {
    try Array(#""content""#.utf8).withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes)
      let key = try scanner.string()
      #expect(key.is("content"))
      #expect(!key.is("conten"))
      #expect(!key.is("contents"))
      #expect(!key.is("Content"))
    }
  }
}
