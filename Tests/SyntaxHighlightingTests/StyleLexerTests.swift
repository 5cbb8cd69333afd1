import Testing

@Test func `Selectors, properties and values of a style sheet`() {
  #expect(
    tokens("css", "a.b #c { color: #fff; margin: 1.5em calc(1px) }", "@media x")
      == [
        "tag:a", "type:.b", "tag:#c", "key:color", "number:#fff", "key:margin", "number:1.5em",
        "function:calc",
        "number:1px", "|", "keyword:@media", "tag:x",
      ])
}

@Test func `Rules and comments of a style sheet reach over lines`() {
  #expect(
    tokens("css", "a {", "color: /* x", "y */ \"z\";", "}", "b")
      == [
        "tag:a", "|", "key:color", "comment:/* x", "|", "comment:y */", "string:\"z\"", "|", "|",
        "tag:b",
      ])
}
