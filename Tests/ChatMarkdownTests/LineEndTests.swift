import Testing

@testable import ChatMarkdown

@Suite struct LineEndTests {
  @Test(arguments: [
    (
      "Old pond\na frog jumps in\nsound of water",
      ["Old pond", "a frog jumps in", "sound of water"]
    ),
    ("Name: Bob\nAge: 5", ["Name: Bob", "Age: 5"]), ("床前明月光\n疑是地上霜", ["床前明月光", "疑是地上霜"]),
    ("古池や\n蛙飛びこむ\n水の音", ["古池や", "蛙飛びこむ", "水の音"]), ("서울시\n종로구", ["서울시", "종로구"]),
    ("10:01 start\r\n10:02 end\r\n", ["10:01 start", "10:02 end"]),
    ("- a\n  b\n- c", ["• a", "  b", "• c"]),
    ("1. a\n   b\nc", ["1. a", "   b", "   c"]), ("> a\n> b\nc", ["▎ a", "▎ b", "▎ c"]),
    ("> - a\n>   b", ["▎ • a", "▎   b"]),
    ("**a\nb** c", ["a", "b c"]), ("a  \nb\\\nc", ["a", "b", "c"]),
    ("a<br>\nb<br><br>c", ["a", "b", "", "c"]),
    ("Head\nline\n===", ["Head", "line"]), ("so $$x$$\nthen", ["so", "x", "then"]),
    ("    in code\n    b", ["in code", "b"]),
    ("[a\nb](c)", ["a", "b (c)"]), ("中文\n  indented", ["中文", "indented"]),
    ("a\n\nb", ["a", "", "b"]),
  ])
  func `Single line ends stay`(source: String, expected: [String]) {
    #expect(rows(source, width: 20) == expected)
    #expect(
      Streams.rows(Streams.streamed(source, width: 20))
        == Streams.rows(Streams.whole(source, width: 20)))
  }

  @Test func `The text of a link is one line`() {
    #expect(Streams.whole("[a\nb](c)", width: 20).links == [MarkdownLink(text: "a b", target: "c")])
  }
}
