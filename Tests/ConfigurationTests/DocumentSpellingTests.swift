import Testing

@testable import Configuration

/// Strings and numbers in every spelling that JSON and JSON5 have.
@Suite struct DocumentSpellingTests {
  private func text(_ document: String) throws -> String? {
    guard case .text(let text) = try DocumentParser.parse(document).value else { return nil }
    return text
  }

  @Test(arguments: [
    (#""\u0041\u00e9\u6587""#, "Aé文"), (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00x""#, "😀x"),
    // Half a pair is no character; what follows it is one all the same.
    (#""\ud800""#, "\u{FFFD}"), (#""\udc00""#, "\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ud83dx""#, "\u{FFFD}x"), (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"), (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
    (#""e\u0301""#, "e\u{301}"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#"'it\'s "quoted"'"#, "it's \"quoted\""), (#""it's""#, "it's"), (#""\x""#, "x"),
    ("\"tab\there\"", "tab\there"), (#""// no comment /* here */""#, "// no comment /* here */"),
    (#"''"#, ""), ("\"\u{FEFF}\"", "\u{FEFF}"),
  ])
  func `A string has the characters that it spells`(document: String, text: String) throws {
    let read = try #require(try self.text(document))
    #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars), "\(read.debugDescription)")
  }

  @Test(arguments: [
    #""\u""#, #""\u12""#, #""\u12g4""#, #""\u+123""#, #""\u-000""#, #""\u 123""#, #""\u００４１""#,
    #""\ud83d\u""#, #""\u004"#,
  ])
  func `An escape has four hexadecimal digits and nothing else`(document: String) {
    let error = #expect(throws: ConfigError.self) { try DocumentParser.parse(document) }
    #expect(error?.message.contains("four hexadecimal digits") == true, "\(error?.message ?? "")")
  }

  @Test(arguments: [
    "{\n a: 'x\n}", "{\n a: 'x\\\n y'\n}", "{\n a: \"x\\\r\n y\"\n}", "{\n a: \"", "{\n a: 'x\"\n}",
  ])
  func `A string ends on its line, and the error names the place where it begins`(document: String)
  {
    let error = #expect(throws: ConfigError.self) { try DocumentParser.parse(document) }
    #expect(error?.position == Position(line: 2, column: 5))
    #expect(error?.message.contains("closing quote") == true)
  }

  @Test(
    arguments: [
      ("0", 0, true), ("-0", 0, true), ("7", 7, true), ("-7", -7, true), ("1e3", 1000, true),
      ("1E3", 1000, true), ("2.0", 2, true), ("0x10", 16, true), (".5", 0.5, false),
      ("-1.5e-3", -0.0015, false), ("9007199254740993", 9_007_199_254_740_992, true),
      // Beyond what a whole number can be here.
      ("9223372036854775807", 9_223_372_036_854_775_808, false),
      ("-9223372036854775808", -9_223_372_036_854_775_808, true),
      ("18446744073709551616", 18_446_744_073_709_551_616, false), ("1e300", 1e300, false),
    ] as [(String, Double, Bool)])
  func `A number is whole by its value, not by its spelling`(
    document: String, value: Double, isWhole: Bool
  ) throws {
    let node = try DocumentParser.parse(document)
    guard case .number(let number, let isInteger) = node.value else {
      Issue.record("\(document) is no number")
      return
    }
    #expect(number == value && isInteger == isWhole)
    // For an error; a number that is too large must not trap there.
    #expect(node.words.hasPrefix("the number "))
    #expect(node.kind == "a number")
  }

  @Test(arguments: [
    "+1", "1_000", "1,5", "１", "0x", "--1", "1e", "NaN", "-Infinity", "inf", "1e999", "True",
    "NULL",
    "yes", "-", ".", "on",
  ])
  func `Other words are no value, and are quoted`(word: String) {
    let error = #expect(throws: ConfigError.self) { try DocumentParser.parse("{ theme: \(word) }") }
    let isCut = word == "1,5"
    #expect(isCut || error?.message.contains("\"\(word)\"") == true, "\(error?.message ?? "")")
    #expect(error?.position?.line == 1)
  }

  @Test(arguments: [
    ("{a: 1}", ["a"]), ("{$_a1: 1, 2b: 3}", ["$_a1", "2b"]), ("{名字: 1}", ["名字"]),
    ("{\"a b\": 1, 'c:d': 2,}", ["a b", "c:d"]), ("{/**/a/**/:/**/1/**/,/**/}", ["a"]),
    ("{a://x\n1}", ["a"]), ("{\"\": 1}", [""]),
  ])
  func `Names may stand without quotes`(document: String, names: [String]) throws {
    guard case .object(let members) = try DocumentParser.parse(document).value else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.name) == names)
  }

  @Test(arguments: [
    "{a b: 1}", "{a-b: 1}", "{: 1}", "{,}", "{a: 1,, b: 2}", "[,]", "[1,,2]", "{a}",
  ])
  func `A name or a value that is missing is not made up`(document: String) {
    #expect(throws: ConfigError.self) { try DocumentParser.parse(document) }
  }
}
