import Testing

@testable import ctxchat

@Suite struct ShellLineTests {
  @Test(
    arguments: [
      ("ctxchat", [], "ctxchat"), ("ctxchat ", ["ctxchat"], ""), ("a  b\tc", ["a", "b"], "c"),
      (#"a my\ no"#, ["a"], "my no"), (#"a 'my no"#, ["a"], "my no"),
      (#"a "my no"#, ["a"], "my no"),
      (#"a 'x'"y"\z w"#, ["a", "xyz"], "w"), (#"a "q\"r" b"#, ["a", #"q"r"#], "b"),
      (#"a "q\r" b"#, ["a", #"q\r"#], "b"), (#"a 'q\' b"#, ["a", #"q\"#], "b"),
      ("a '' b", ["a", ""], "b"), ("a 月亮 mo", ["a", "月亮"], "mo"), (#"a mo\"#, ["a"], "mo"),
      ("x | a b", ["a"], "b"), ("x; a b", ["a"], "b"), ("x && a b", ["a"], "b"),
      ("a > f b", ["a"], "b"), ("a 2> f b", ["a"], "b"), ("a x>f b", ["a", "x"], "b"), ("", [], ""),
      ("a $(b) c", [], "c"), (#"a "" "#, ["a", ""], ""),
    ] as [(String, [String], String)])
  func `A line is cut into words`(line: String, words: [String], current: String) {
    let cut = ShellLine(line)
    #expect(cut.words == words && cut.current == current, "\(cut)")
  }

  @Test(arguments: ["a > f", "a >", "a 2>>", "a b <x"])
  func `The file of a redirection is told apart`(line: String) {
    #expect(ShellLine(line).isTarget)
    #expect(!ShellLine(line + " y").isTarget || line.hasSuffix(">"))
  }

  @Test(arguments: [
    ("a v1:b", "b", "v1:", ShellQuote.none), ("a \"my no", "my no", "", .double),
    ("a 'my no", "my no", "", .single), (#"a my\ no"#, #"my\ no"#, "", .none),
    ("a --context=mo", "mo", "--context=", .none), ("a mail@ho", "ho", "mail@", .none),
    ("a x'y z", "y z", "x", .single), ("a ", "", "", .none),
  ])
  func `The part before readline's word is known`(
    line: String, end: String, text: String, quote: ShellQuote
  ) throws {
    let part = try #require(ShellLine(line).part(before: end))
    #expect(part.text == text && part.quote == quote)
  }

  @Test func `A word that ends otherwise has no such part`() {
    #expect(ShellLine("a bc").part(before: "d") == nil)
    #expect(ShellLine("a bc").part(before: "abc") == nil)
  }

  @Test(arguments: [
    "plain", "two words", "it's", #"a "b" $c"#, "wow!", "`x`", #"back\slash"#, "月亮 moon", "~", "#a",
    "say \"x\"",
    "'all'", "!", "a!b!",
    "*?[]{}", ";&|()<>", "a=b:c@d", "%x", "",
  ])
  func `A quoted text reads as itself`(text: String) {
    for (quote, sign) in [(ShellQuote.none, ""), (.single, "'"), (.double, "\"")] {
      let inserted = quote.quoted(text)
      // As readline does it.
      let end = !sign.isEmpty && inserted.hasSuffix(sign) ? "" : sign
      let line = ShellLine(sign + inserted + end)
      #expect(line.current == text && line.words == [] && line.quote == .none, "\(line)")
    }
  }
}
