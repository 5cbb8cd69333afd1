import ChatModel
import Testing

@testable import CompletionReading

/// Numbers: as JSON writes them, as servers write them, and what only looks like one.
@Suite struct JSONNumberTests {
  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("1.5", 1.5), ("-2e3", -2000), ("1E+2", 100), ("+7", 7), (".5", 0.5),
      ("1e400", .infinity), ("", nil), ("-", nil), ("+", nil), ("e5", nil), ("0x10", nil),
      ("-0x1", nil), ("0X1p4", nil), ("inf", nil), ("-inf", nil), ("nan", nil), ("infinity", nil),
      ("1,5", nil), ("1 ", nil), (" 1", nil), ("1.2.3", nil), ("--1", nil), ("１", nil),
    ] as [(String, Double?)])
  func `A text is a number as JSON writes it`(text: String, number: Double?) {
    #expect(text.number == number)
  }

  @Test(arguments: [
    (0.7, "0.7"), (1.0, "1"), (-3.0, "-3"), (0.0, "0"), (-0.0, "0"), (1e15, "1000000000000000"),
    (0.1 + 0.2, "0.30000000000000004"), (1e-7, "1e-07"), (1e-300, "1e-300"),
  ])
  func `A number is written in the shortest way that reads back the same`(
    number: Double, text: String
  ) {
    #expect(number.jsonText == text)
    #expect(text.number == number)
  }

  @Test(
    arguments: [
      (0.0, 0), (2.9, 2), (-2.9, -2), (1e300, 1 << 53), (-1e300, -(1 << 53)),
      (.infinity, 1 << 53), (-.infinity, -(1 << 53)), (.nan, nil),
      (9_007_199_254_740_996, 1 << 53),
    ] as [(Double, Int?)])
  func `A count from outside is clamped to what adds up`(number: Double, count: Int?) {
    #expect(Int(clamping: number) == count)
  }

  @Test(
    arguments: [
      ("0", false), ("false", false), (#""""#, false), ("null", false), ("[]", false),
      ("{}", false), (#"[0,"",null,[{}]]"#, false), (#"{"a":null,"b":{"c":""}}"#, false),
      ("1", true), ("-1", true), ("true", true), (#"" ""#, true), (#"[0,1]"#, true),
      (#"{"a":{"b":[false,"x"]}}"#, true),
    ])
  func `A value of empty values alone says nothing`(json: String, says: Bool) {
    #expect(ParsedJSON(Array(json.utf8))?.saysSomething == says, "\(json)")
  }

  @Test func `Only the first of two members with one name is found`() {
    let json = ParsedJSON(Array(#"{"a":1,"b":2,"a":3,"":4,"é":5}"#.utf8))
    #expect(json?["a"]?.integer == 1)
    #expect(json?[""]?.integer == 4)
    #expect(json?["e\u{301}"]?.integer == 5)
    #expect(json?["c"] == nil && ParsedJSON.null["a"] == nil && ParsedJSON.array([])["a"] == nil)
  }

  @Test func `Usage is found among the members of an object, or not at all`() {
    func usage(_ json: String) -> Int? {
      JSONScanner.usage(in: Array(json.utf8))?.promptTokens
    }
    #expect(usage(#"{"id":"x","a":[{"usage":1}],"usage":{"prompt_tokens":7},"b":{bad"#) == 7)
    #expect(usage("\u{FEFF}{\"usage\":{\"prompt_tokens\":7}}") == 7)
    for json in [
      "", "[]", "{}", #"{"usage":null}"#, #"{"usage":[7]}"#, #"{"a":}"#, #"{"a":1"#,
      #"{"usage":{"prompt_tokens":"#, #"{"a":{"usage":{"prompt_tokens":7}}}"#,
    ] {
      #expect(usage(json) == nil, "\(json)")
    }
  }
}
