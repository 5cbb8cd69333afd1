import Testing

@testable import CompletionReading

struct ParsedJSONTests {
  private func value(_ text: String) -> ParsedJSON? { ParsedJSON(Array(text.utf8)) }

  @Test func `a value is read whole`() {
    let json = value(#"{"a":[1,-2.5,1e3],"b":{"c":null,"d":true},"e":"x\ny"}"#)
    #expect(json?["a"] == .array([.number(1), .number(-2.5), .number(1000)]))
    #expect(json?["b"]?["d"] == .bool(true))
    #expect(json?["e"]?.text == "x\ny")
  }

  @Test func `null and missing members are the same`() {
    let json = value(#"{"a":null}"#)
    #expect(json?["a"] == nil)
    #expect(json?["b"] == nil)
    #expect(json?["a"]?["c"] == nil)
  }

  @Test func `what comes after the value is not looked at`() {
    #expect(
      value("\u{FEFF} {\"a\":1}\n\ndata: [DONE]\n") == .object([.init(key: "a", value: .number(1))])
    )
  }

  @Test(arguments: ["", "nul", "nan", "Infinity", "+1", "<html>", "{", "data: {}", "{\"a\":tru}"])
  func `text that is not JSON is not a value`(text: String) {
    #expect(value(text) == nil)
  }

  @Test(
    arguments: [
      ("3600", 3600), (#""3600""#, 3600), (#"" 3600 ""#, 3600), ("3600.0", 3600),
      ("1e300", 1 << 53),
      ("-5", -5), (#""abc""#, nil), ("true", nil), ("[]", nil), (#""""#, nil), (#""nan""#, nil),
    ] as [(String, Int?)])
  func `whole numbers are read leniently and never overflow`(text: String, expected: Int?) {
    #expect(value(text)?.integer == expected)
  }

  @Test(
    arguments: [
      ("429", "429"), ("1.5", "1.5"), (#""x""#, "x"), (#""""#, nil), ("null", nil), ("{}", nil),
    ] as [(String, String?)])
  func `numbers and strings have a text`(text: String, expected: String?) {
    #expect(value(text)?.text == expected)
  }

  @Test func `nesting has a limit`() {
    #expect(value(String(repeating: "[", count: 100_000)) == nil)
  }

  @Test(arguments: ["NaN", "Infinity", "-Infinity"])
  func `a number that JSON cannot hold is none, and what is beside it is read`(word: String) {
    let json = ParsedJSON(Array("{\"a\":\(word),\"b\":1}".utf8))
    #expect(json?["a"] == nil && json?["b"] == .number(1))
  }

  @Test(arguments: ["None", "True", "inf", "nan", "0x10", "-", "+", "1x", ".", "undefined"])
  func `a word of another language is no value`(word: String) {
    #expect(ParsedJSON(Array(word.utf8)) == nil)
  }
}
