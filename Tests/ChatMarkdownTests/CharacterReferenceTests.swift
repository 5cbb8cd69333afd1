import Testing

@testable import ChatMarkdown

@Test(arguments: [
  ("&amp;", "&"), ("&lt;", "<"), ("&nbsp;", "\u{A0}"), ("&Omega;", "Ω"), ("&rarr;", "→"),
  ("&#65;", "A"), ("&#x41;", "A"), ("&#X1F600;", "😀"),
  ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#99999999999;", "\u{FFFD}"),
  ("&unknown;", "&unknown;"), ("&;", "&;"), ("&", "&"), ("amp;", "amp;"),
])
func `Character references are decoded`(reference: String, expected: String) {
  let bytes = Array(reference.utf8)
  #expect(bytes.withUnsafeBufferPointer { CharacterReference.decode($0) } == expected)
}

@Test(arguments: [
  ("plain", "plain"), ("a\\*b", "a*b"), ("a\\b", "a\\b"), ("a &amp; b", "a & b"), ("&", "&"),
  ("&amp", "&amp"), ("\\&amp;", "&amp;"), ("\\", "\\"),
])
func `Escapes of an info string are resolved`(text: String, expected: String) {
  #expect(CharacterReference.unescape(text) == expected)
}
