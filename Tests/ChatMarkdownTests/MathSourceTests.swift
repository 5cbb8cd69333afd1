import Testing

@testable import ChatMarkdown

/// Text that only has the signs of a formula.
@Suite struct MathSourceTests {
  private func ask(_ text: String, _ question: (SourceBytes, Range<Int>) -> Bool) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { question($0, 0..<bytes.count) }
  }

  @Test(arguments: [
    "x", "x^2", "a_1", "f(x)", "\\alpha", "E=mc^2", "AB", "ABC", "n", "3", "x+1", "a < b", "|x|",
    "\\{1, 2\\}", " x ", "(a, b)", "(3, 4)", "[0, 1)", "f(x, y)", "a, b", "x_1, x_2", "-1", "x/2",
    "10^{-3}", "n!", "x'", "2n", "\\text{any words here}",
  ])
  func `It looks like a formula`(text: String) {
    #expect(ask(text, MathSource.looksLikeMath), "\(text)")
  }

  @Test(arguments: [
    "", " ", "name", "5 and ", "word word", "HOME/bin", "PATH:", "MAX_SIZE", "{name}", "x,", "x;",
    "x:",
    "\"x\"", "a\"b", ".5", ",", ")", "]x", "5 apples + 3 pears", "金額", "x和y", "?", "#a", "@a", "%d",
    "&a", "a=", "f(", "a[", "x{", "10 dollars", "and then - so", "USER.name", "LANG;",
  ])
  func `It does not`(text: String) {
    #expect(!ask(text, MathSource.looksLikeMath), "\(text)")
  }

  @Test(arguments: [
    ("HOME", false), ("HOME/", true), ("AB/x", false), ("ABC/x", true), ("MY_VAR", false),
    ("VAR_X", true), ("{a}", true), ("", false), ("a", false), ("PATH:x", true), ("ABC+D", false),
  ])
  func `A variable of a shell is told by its capitals and the sign behind them`(
    text: String, expected: Bool
  ) {
    let bytes = Array(text.utf8)
    #expect(bytes.withUnsafeBufferPointer { MathSource.isVariable($0) } == expected)
  }

  @Test(arguments: [
    ("\\d+", true), ("a-z", true), ("A-Z", true), ("0-9", true), ("\\w", true), ("\\sigma", false),
    ("\\beta", false), ("\\dot{x}", false), ("\\d{2}", false), ("a - z", false), ("x", false),
    ("\\b", true), ("\\S", true), ("x\\", false), ("", false), ("b-z", false),
  ])
  func `Classes make it a regular expression`(text: String, expected: Bool) {
    #expect(ask(text, MathSource.isExpression) == expected, "\(text)")
  }

  @Test(arguments: [
    ("price is $5, or $6 with tax", "price is $5, or $6 with tax"),
    ("It costs $5-$10.", "It costs $5-$10."),
    ("($5/month vs $10/month)", "($5/month vs $10/month)"),
    ("$AAPL and $TSLA", "$AAPL and $TSLA"), ("echo $HOME $PATH", "echo $HOME $PATH"),
    ("`$x$` and $x$", "{c $x$} and {m x}"), ("so $E=mc^2$.", "so {m E=mc²}."),
    ("to $(3, 4)$ by $f(x, y)$", "to {m (3, 4)} by {m f(x, y)}"), ("$5, 6 or $7", "$5, 6 or $7"),
    ("the $n$-th", "the {m n}-th"), ("a $x$、b $y$。", "a {m x}、b {m y}。"),
    ("点$P$与点$Q$", "点{m P}与点{m Q}"), ("**$50** or **$60**", "{b $50} or {b $60}"),
    ("$100 million - $200 million", "$100 million - $200 million"),
    ("100$ or 200$", "100$ or 200$"),
    ("US$5 or HK$40", "US$5 or HK$40"), ("$1$2", "$1$2"), ("s/a/$1/; s/b/$2/", "s/a/$1/; s/b/$2/"),
    ("$(ls) and $(pwd)", "$(ls) and $(pwd)"), ("\\(x\\) and \\[y\\]", "{m x} and {M y}"),
    ("\\[\\]", "[]"), ("\\\\\\[\\\\\\]", "\\[\\]"), ("$$x$$ and $$5", "{M x} and $$5"),
    ("$x$ costs $5", "{m x} costs $5"), ("${a}$", "${a}$"), ("$\\$5$ each", "{m $5} each"),
  ])
  func `In sentences, prices stay prices and formulas become readable`(
    source: String, expected: String
  ) {
    #expect(TaggedText.of(source) == expected)
    #expect(
      Streams.rows(Streams.streamed(source, width: 40))
        == Streams.rows(Streams.whole(source, width: 40)))
  }
}
