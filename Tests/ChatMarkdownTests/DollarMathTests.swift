import Testing

@testable import ChatMarkdown

@Suite struct DollarMathTests {
  @Test(arguments: [
    "$5 and $10", "costs $5/month or 10$/year", "$5-6, not 3-4$", "需要$5。另外10$。", "价格从$5到$10，共$15",
    "約$100、合計$200", "가격은 $5, $10",
    "$HOME/bin:$PATH", "${FOO}:${BAR}", "$(cmd)/$(other)", "$USER=$(whoami)", "export A=$B:$C",
    "$A=1 $B=2 $C=3", "echo $$ and $$ again",
    "/tmp/x.$$ and /tmp/y.$$", "$x = $y + $z;", "\"$HOME\" \"$PATH\"", "$.a,$.b", "$?, $!",
    "awk '{print $1, $2}'", "$3.50/kg, 5$/kg",
    "US$5 to CA$6$", "$1,000-$2,000", "$HOME/a/$", "A$ b$", "$name$ and $$key$$", "'$' or '$'",
  ])
  func `Prices and shell text stay`(source: String) {
    #expect(TaggedText.of(source) == source)
  }

  @Test(arguments: [
    ("$E = mc^2$", "{m E = mc²}"), ("$a+b$", "{m a+b}"), ("设$x=1$，则", "设{m x=1}，则"),
    ("$\\alpha$と$\\beta$", "{m α}と{m β}"),
    ("$PV = nRT$", "{m PV = nRT}"), ("$f(x) = x^2$", "{m f(x) = x²}"), ("$2 + 3$", "{m 2 + 3}"),
    ("$x$의 값", "{m x}의 값"),
    ("$$x^2$$", "{M x²}"), ("so $$ a = b $$ then", "so {M a = b} then"), ("\\(x\\)", "{m x}"),
    ("**\\(x^2\\)**", "{b {m x²}}"),
    ("\\[ a \\]", "{M a}"), ("$AB$ and $CD$", "{m AB} and {m CD}"), ("$n!$", "{m n!}"),
    ("$x_最大$", "{m x_最大}"), ("$|x|$", "{m |x|}"),
    ("$O(n \\log n)$", "{m O(n log n)}"), ("$f'$", "{m f′}"), ("$$\n\\frac{1}{2}\n$$", "{M ½}"),
  ])
  func `Math is math`(source: String, expected: String) {
    #expect(TaggedText.of(source) == expected)
  }
}
