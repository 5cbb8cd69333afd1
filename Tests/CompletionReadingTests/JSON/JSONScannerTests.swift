import Testing

@testable import CompletionReading

struct JSONScannerTests {
  /// True if a text is one value and nothing else.
  private func isValue(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      guard (try? json.skipValue()) != nil else { return false }
      return json.peek() == 0 && json.position == bytes.count
    }
  }

  @Test(arguments: [
    "null", "true", " false ", "0", "-1.5e+10", #""""#, #""a\"b\\""#, "[]", "{}", "[1,2 , 3]",
    #"{"a":1,"b":{"c":[null,{"d":"e"}]}}"#, "\t\r\n[ ]", #"{"a" : "}"}"#, #"["]",{"x":"["}]"#,
  ])
  func `any value is passed over whole`(text: String) {
    #expect(isValue(text))
  }

  @Test(arguments: [
    "", " ", "{", "[", "\"", "\"a", "\"\\", "\"\\\"", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}",
    "{1:2}", "[1,", "[1 2]", "[,]", "}", "]", ",", ":", "{\"a\":1", "[[[", "{\"a\" 1}", "\0",
  ])
  func `what breaks off or is malformed is refused`(text: String) {
    #expect(!isValue(text))
  }

  @Test func `every prefix of a value is refused, and none traps`() {
    let text = #"{"a":[1,-2.5,"x\u00e9\"y",{"b":null}],"c":true}"#
    #expect(isValue(text))
    for length in 0..<text.utf8.count {
      #expect(!isValue(String(decoding: text.utf8.prefix(length), as: UTF8.self)))
    }
  }

  @Test func `nesting has a limit`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(isValue(nested(200)))
    #expect(!isValue(nested(100_000)))
    #expect(!isValue(String(repeating: "{\"a\":", count: 100_000)))
  }

  @Test func `members come one by one, their values are the caller's to read`() throws {
    let text = #" { "a" : 1 , "b" : [true, false] , "c":"d" } "#
    try Array(text.utf8).withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      var walk = try json.object()
      let a = try json.key(&walk)
      #expect(a?.is("a") == true)
      let one = try json.scalar()
      #expect(String(decoding: one, as: UTF8.self) == "1")
      let b = try json.key(&walk)
      #expect(b?.text == "b")
      var elements = try json.array()
      var count = 0
      while try json.element(&elements) {
        try json.skipValue()
        count += 1
      }
      #expect(count == 2)
      let c = try json.key(&walk)
      #expect(c?.is("c") == true)
      let d = try json.string()
      #expect(d.text == "d")
      let end = try json.key(&walk)
      #expect(end == nil)
    }
  }
}
