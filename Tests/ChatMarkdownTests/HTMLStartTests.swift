import Testing

@testable import ChatMarkdown

@Suite struct HTMLStartTests {
  @Test(
    arguments: [
      ("<script>", .verbatim), ("<PRE class=a>", .verbatim), ("<!-- a", .comment),
      ("<?php", .instruction),
      ("<!DOCTYPE html>", .declaration), ("<![CDATA[", .cdata), ("<div", .element),
      ("</td>", .element),
      ("  <P>a", .element), ("<b>", .tag), ("</b >", .tag), ("<a href='x' b=\"c\" d=e f/>", .tag),
    ] as [(String, HTMLStart)])
  func `HTML blocks by how they start`(text: String, expected: HTMLStart) {
    #expect(onLine(text) { HTMLStart($0) } == expected)
  }

  @Test(arguments: [
    "<", "< div>", "<b> a", "<http://x.y>", "<b", "<a b='>", "<1>", "    <div>", "a <div>", "<!1",
    "<b =c>",
  ])
  func `What starts no HTML block`(text: String) {
    #expect(onLine(text) { HTMLStart($0) } == nil)
  }

  @Test func `HTML blocks end where their kind says`() {
    #expect(onLine("a </SCRIPT> b") { HTMLStart.verbatim.ends(in: $0) })
    #expect(onLine("a --> b") { HTMLStart.comment.ends(in: $0) })
    #expect(onLine("]]>") { HTMLStart.cdata.ends(in: $0) })
    #expect(!onLine("?") { HTMLStart.instruction.ends(in: $0) })
    #expect(!onLine("</div>") { HTMLStart.element.ends(in: $0) })
    #expect(HTMLStart.element.endsAtBlankLine && HTMLStart.tag.endsAtBlankLine)
    #expect(!HTMLStart.comment.endsAtBlankLine)
    #expect(HTMLStart.element.canInterruptParagraph && !HTMLStart.tag.canInterruptParagraph)
  }
}
