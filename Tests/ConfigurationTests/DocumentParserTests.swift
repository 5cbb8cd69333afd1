import Testing

@testable import Configuration

struct DocumentParserTests {
  @Test func `Comments, trailing commas, bare names and single quotes are understood`() throws {
    let node = try DocumentParser.parse(
      """
      // a remark
      { name: 'x', /* another
      one */ "list": [1, 2.5, true, null,], }
      """)
    guard case .object(let members) = node.value else {
      throw ConfigError(at: nil, path: "", message: "")
    }
    #expect(members.map(\.name) == ["name", "list"])
    guard case .text("x") = members[0].value.value, case .list(let list) = members[1].value.value
    else {
      Issue.record("the values are not as written")
      return
    }
    #expect(list.count == 4)
    #expect(members[1].position == Position(line: 3, column: 8))
  }

  @Test func `Escapes make the characters that JSON says`() throws {
    let node = try DocumentParser.parse(#""a\n\t\"\\\u00e9\ud83d\ude00\ud800""#)
    guard case .text(let text) = node.value else { return }
    #expect(text == "a\n\t\"\\é😀\u{FFFD}")
  }

  @Test(arguments: [
    ("", 1, "ends where a value"), ("{", 1, "Expected a name"), ("{a 1}", 1, "colon"),
    ("{a: 1 b: 2}", 1, "comma"), ("{\n\na: }", 3, "Expected a value"), ("{a: yes}", 1, "\"yes\""),
    ("{a: 'x}", 1, "closing quote"), ("{a: 1,\n a: 2}", 2, "twice"), ("{} x", 1, "after the end"),
    ("/* never", 1, "no end"), ("[1 2]", 1, "comma or ]"), ("{a: '\\u12'}", 1, "four hexadecimal"),
    ("{a: NaN}", 1, "NaN"), ("{a: 1e999}", 1, "1e999"), ("/ x", 1, "comment"),
  ])
  func `A mistake is reported with its line`(text: String, line: Int, words: String) throws {
    let error = #expect(throws: ConfigError.self) { try DocumentParser.parse(text) }
    #expect(error?.position?.line == line)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test func `A document nested without end is refused, not followed`() {
    let error = #expect(throws: ConfigError.self) {
      try DocumentParser.parse(String(repeating: "[", count: 100_000))
    }
    #expect(error?.message.contains("deeply") == true)
  }

  @Test func `No prefix of a document makes the parser trap`() {
    let text = #"{a: [1, 'x\u0041', {b: null}], /* c */ "d": -1.5e3, // e"# + "\n}"
    for length in 0..<text.count { _ = try? DocumentParser.parse(String(text.prefix(length))) }
  }
}
