import Testing

@testable import ChatMarkdown

@Suite struct MathTextTests {
  @Test(arguments: [
    ("x^2 + y_1", "x² + y₁"), ("x^{10}", "x¹⁰"), ("a_{ij}", "aᵢⱼ"), ("x^{a+b}", "xᵃ⁺ᵇ"),
    ("x^Q", "x^Q"),
    ("x^{QED}", "x^(QED)"), ("x_b", "x_b"), ("\\sum_{i=1}^{n} i", "∑ᵢ₌₁ⁿ i"),
    ("\\alpha\\beta \\Gamma", "αβ Γ"),
    ("\\frac{1}{2}", "½"), ("\\frac{a}{b}", "a/b"), ("\\frac{a+b}{c}", "(a+b)/c"),
    ("\\frac{1}{1+x^2}", "1/(1+x²)"),
    ("\\frac{(a)(b)}{c}", "((a)(b))/c"), ("\\sqrt{2}", "√2"), ("\\sqrt{x+1}", "√(x+1)"),
    ("\\sqrt[3]{x}", "∛x"),
    ("\\sqrt[n]{x}", "ⁿ√x"), ("a \\leq b \\neq c", "a ≤ b ≠ c"),
    ("A \\to B \\implies C", "A → B ⇒ C"),
    ("\\mathbb{R}^n", "ℝⁿ"), ("\\mathcal{L}", "ℒ"), ("\\text{if } x > 0", "if x > 0"),
    ("\\mathrm{d}x", "dx"),
    ("\\left( \\frac{a}{b} \\right)", "( a/b )"), ("\\left. x \\right|", "x |"),
    ("\\hat{x}", "x\u{302}"),
    ("\\vec{v}", "v\u{20D7}"), ("\\bar x", "x\u{304}"), ("f'(x)", "f′(x)"), ("90^\\circ", "90°"),
    ("\\sin x", "sin x"),
    ("\\sin(x)", "sin(x)"), ("\\lim_{x \\to 0}", "lim_(x → 0)"), ("\\binom{n}{k}", "C(n, k)"),
    ("a\\,b\\;c\\quad d", "a b c d"),
    ("a \\\\ b", "a\nb"), ("\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}", "a = b\nc = d"),
    ("\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "( 1 2\n3 4 )"), ("\\{1, 2\\}", "{1, 2}"),
    ("\\unknown{x}", "\\unknownx"),
    ("50\\%", "50%"), ("\\int_0^1 f\\,dx", "∫₀¹ f dx"), ("x\\not=y", "x=\u{338}y"), ("{a}", "a"),
    ("a}b", "a}b"), ("{a", "{a"),
    ("^", ""), ("\\", "\\"), ("", ""), ("\\frac", "/"), ("中文 \\in S", "中文 ∈ S"),
    ("e^{i\\pi}", "e^(iπ)"), ("\\|x\\|", "‖x‖"),
    ("\\underbrace{a}", "a"), ("2^{-1}", "2⁻¹"), ("x^{\\prime}", "x′"),
    ("a \\pmod{n}", "a (mod n)"),
  ])
  func `Math becomes readable`(source: String, expected: String) {
    #expect(MathText.render(source) == expected)
  }

  @Test(arguments: [
    String(repeating: "{", count: 5000), String(repeating: "\\frac", count: 2000),
    String(repeating: "^", count: 5000),
    String(repeating: "\\sqrt{", count: 3000), String(repeating: "_{", count: 3000),
    String(repeating: "}", count: 5000),
    String(repeating: "\\left(", count: 2000), String(repeating: "\\sqrt[", count: 3000),
    String(repeating: "\\text{", count: 3000),
    String(repeating: "x^{", count: 1000) + String(repeating: "}", count: 1000),
  ])
  func `Deep nesting is shown as source in bounded time`(source: String) {
    #expect(MathText.render(source).utf8.count <= source.utf8.count * 6)
  }

  @Test(arguments: [
    ("$x$", true), ("$x^2$ y", true), ("$5 and $10", false), ("$5", false), ("$ x $", false),
    ("US$5$", false), ("$HOME/$PATH", false),
    ("$a b$", false), ("$a + b$", true), ("$x$y", false), ("$\\$$", true),
    ("$1,000 to $2,000", false), ("($n$)", true), ("$`a$`", false),
  ])
  func `Dollars open math only where it looks like math`(source: String, isMath: Bool) {
    let bytes = Array(source.utf8)
    let opening = bytes.firstIndex(of: ASCII.dollar) ?? 0
    let end = bytes.withUnsafeBufferPointer {
      DollarMath.end($0, opening: opening, limit: bytes.count)
    }
    #expect((end != nil) == isMath)
  }
}
