import Testing

@Test func `Keys, values and comments of YAML`() {
  #expect(
    tokens(
      "yaml", "- name: \"a\" # b", "  on: yes", "port: 8080", "url: http://x.y/z#f", "\"k\": *ref",
      "---")
      == [
        "punctuation:-", "key:name", "punctuation::", "string:\"a\"", "comment:# b", "|", "key:on",
        "punctuation::", "keyword:yes", "|", "key:port", "punctuation::", "number:8080", "|",
        "key:url",
        "punctuation::", "|", "key:\"k\"", "punctuation::", "attribute:*ref", "|", "heading:---",
      ])
}

@Test func `A block scalar is text as far as it is indented`() {
  #expect(
    tokens("yml", "run: |", "  a: b", "", "  # c", "next: 1")
      == [
        "key:run", "punctuation::", "|", "string:  a: b", "|", "|", "string:  # c", "|", "key:next",
        "punctuation::", "number:1",
      ])
}

@Test func `Flow collections of YAML`() {
  #expect(
    tokens("yaml", "a: [1, two, {b: c}]")
      == [
        "key:a", "punctuation::", "punctuation:[", "number:1", "punctuation:,", "punctuation:,",
        "punctuation:{", "key:b", "punctuation::", "punctuation:}]",
      ])
}
