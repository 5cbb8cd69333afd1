import Testing

@testable import ChatMarkdown

/// Mail addresses, tags and letters of East Asia: what has the shape of one and what has not.
@Suite struct AddressShapeTests {
  @Test(arguments: [
    ("a@b.cd", "a@b.cd"), ("to a.b+c-d_e@x-y.z1.org, now", "a.b+c-d_e@x-y.z1.org"),
    ("(a@b.cd)", "a@b.cd"),
    ("a@b.cd.", "a@b.cd"), ("a@b.cd-", "a@b.cd"), (".a@b.cd", "a@b.cd"),
    ("mailto:a@b.cd?x", "mailto:a@b.cd"),
    ("邮箱a@b.cd是", "a@b.cd"), ("a@b.cd: text", "a@b.cd"), ("a@b.cd/", "a@b.cd"),
    ("1@2.co", "1@2.co"),
    ("a@b.cd@e.fg", "a@b.cd"),
  ])
  func `A mail address is found in its text`(source: String, address: String) {
    let target = address.hasPrefix("mailto:") ? address : "mailto:" + address
    #expect(TaggedText.of(source).contains("{a \(address)|\(target)}"), "\(TaggedText.of(source))")
  }

  @Test(arguments: [
    "a@b", "a@b.c", "a@b.12", "@b.cd", "a@.cd", "a@b..", "git@h.org:p/q", "user@h.org/x",
    "a@h.org:~/x",
    "pkg@1.2.3", "a @b.cd", "a@ b.cd", "x/y@h.org", "_@b.cd",
  ])
  func `What only has an at sign is none`(source: String) {
    #expect(TaggedText.of(source) == source)
  }

  @Test(arguments: [
    "<a>", "</a>", "<a/>", "<a />", "<a-b c>", "<a b=c>", "<a b='c>'>", "<a b=\"\" :c _d e.f-g=h>",
    "</a >",
    "<a b = c>", "<a>  ", "<a\tb>",
  ])
  func `A tag alone on its line`(text: String) {
    #expect(onLine(text) { HTMLTag.isAlone($0) })
  }

  @Test(arguments: [
    "<>", "</>", "<a", "<a b", "<a b=>", "<a b='c>", "<a/ >", "</a b>", "</a/>", "<1a>",
    "<a b=c\"d>",
    "<a>x", "<a><b>", "<a 1b>", "<a b='c'd>", "<a=b>", "<é>",
  ])
  func `What is no tag, or not alone`(text: String) {
    #expect(!onLine(text) { HTMLTag.isAlone($0) })
  }

  @Test func `Letters of East Asia are characters of it that end no address`() {
    for value in UInt32(0)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isLetter = EastAsian.isLetter(scalar)
      if isLetter, !EastAsian.isCharacter(scalar) || EastAsian.endsAddress(scalar) {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
      // Letters that Unicode calls ideographs or syllables never end an address.
      if scalar.properties.isIdeographic, value > 0x303F, EastAsian.endsAddress(scalar) {
        Issue.record("U+\(String(value, radix: 16)) ends an address")
        return
      }
    }
  }

  @Test(
    arguments: [
      ("中", true, false), ("か", true, false), ("カ", true, false), ("한", true, false),
      ("ｱ", true, false),
      ("。", true, true), ("、", true, true), ("「", true, true), ("，", true, true),
      ("Ａ", true, false),
      ("　", true, true), ("・", true, false), ("々", true, false), ("a", false, false),
      (".", false, false),
      ("é", false, false), ("…", false, true), ("—", false, true), ("“", false, true),
      ("😀", false, false),
      ("\u{A0}", false, true), ("я", false, false),
    ] as [(Unicode.Scalar, Bool, Bool)])
  func `Characters beside addresses and emphasis`(
    scalar: Unicode.Scalar, isCharacter: Bool, ends: Bool
  ) {
    #expect(EastAsian.isCharacter(scalar) == isCharacter)
    #expect(EastAsian.endsAddress(scalar) == ends)
  }
}
