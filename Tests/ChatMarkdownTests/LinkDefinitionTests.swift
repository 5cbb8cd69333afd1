import TerminalKit
import Testing

@testable import ChatMarkdown

/// The label, target and title of a line that is a definition.
private func definition(_ text: String) -> [String]? {
  let bytes = Array(text.utf8)
  return bytes.withUnsafeBufferPointer { bytes in
    LinkDefinition(SourceLine(bytes, start: 0, end: bytes.count)).map {
      [bytes.text($0.label), bytes.text($0.target), bytes.text($0.title)]
    }
  }
}

@Test(arguments: [
  ("[a]: b", ["a", "b", ""]), ("  [a b]:   <c d>  'e'  ", ["a b", "c d", "'e'"]),
  ("[a]:b", ["a", "b", ""]),
  ("[a]: b \"c d\"", ["a", "b", "\"c d\""]), ("[a]: b (c)", ["a", "b", "(c)"]),
  ("[a\\]]: b", ["a\\]", "b", ""]), ("[a]: <>", ["a", "", ""]),
])
func `A line is a definition`(line: String, expected: [String]) {
  #expect(definition(line) == expected)
}

@Test(arguments: [
  "[a] b", "[a]:", "[]: b", "[ ]: b", "[^a]: b", "    [a]: b", "[a]: b c", "[a]: b \"c\" d",
  "[a]: <b", "[a]: <b>c", "[[a]: b", "text [a]: b", "",
])
func `A line is not a definition`(line: String) {
  #expect(definition(line) == nil)
}

@Test func `The first definition of a label counts, whatever its case and spaces`() {
  #expect(rows("[A  b]: one\n[a B]: two\n\n[a b]").last == "a b (one)")
}

@Test func `A definition that comes late is used when the message is finished`() {
  var text = MarkdownText("see [a]\n\nmore\n\n")
  text.layout(width: 40, theme: .standard)
  #expect(text[0].line.text == "see [a]")
  text.append("[a]: target\n")
  text.layout(width: 40, theme: .standard)
  #expect(text[0].line.text == "see [a]")
  text.finish()
  text.layout(width: 40, theme: .standard)
  #expect(text[0].line.text == "see a (target)")
}
