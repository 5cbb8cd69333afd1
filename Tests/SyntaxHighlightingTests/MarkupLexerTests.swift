import Testing

@Test func `Tags, attributes and references of HTML`() {
  #expect(
    tokens("html", "<a href=\"x\" data-y=z disabled>t &amp; u</a>")
      == [
        "punctuation:<", "tag:a", "attribute:href", "string:\"x\"", "attribute:data-y", "string:z",
        "attribute:disabled", "punctuation:>", "keyword:&amp;", "punctuation:</", "tag:a",
        "punctuation:>",
      ])
}

@Test func `Comments, tags and values of markup reach over lines`() {
  #expect(
    tokens("xml", "<!-- a", "b --> <c", "d='e", "f'/>", "g")
      == [
        "comment:<!-- a", "|", "comment:b -->", "punctuation:<", "tag:c", "|", "attribute:d",
        "string:'e", "|",
        "string:f'", "punctuation:/>", "|",
      ])
}

@Test func `An angle that opens no tag is text`() {
  #expect(tokens("html", "a < b && c") == [])
}
