import Testing

@testable import CompletionReading

@Suite struct StringNumbersTests {
  @Test(arguments: [
    ("limit is 42 tokens", 42), ("limit is: 42", 42), ("limit is (42)", 42),
    ("limit is 131,072 tokens", 131_072),
    ("limit is 1,048,576.", 1_048_576), ("limit is 1,2", 1), ("limit is 12,34", 12),
    ("limit is 4096, not 5", 4096), ("limit is 1,0000", 1), ("limit is 1234,567", 1234),
    ("limit is ", nil),
    ("limit is", nil), ("limit is none of 7", nil), ("limit is ٤٢", nil), ("", nil), ("42", nil),
    ("limit is 99999999999999999999", nil), ("limit is -3", 3),
  ])
  func `The number after some words, with its thousands`(text: String, number: Int?) {
    #expect(text.number(after: "limit is") == number)
  }

  @Test func `The first of several words that has a number`() {
    #expect("a 1 b 2".number(afterAny: ["c", "b", "a"]) == 2)
    #expect("a 1".number(afterAny: []) == nil)
  }
}
