import Testing

@testable import ChatMarkdown

/// Commands of LaTeX and amsmath as replies use them, and what a printed page shows for each.
@Suite struct MathCommandTests {
  @Test(arguments: [
    ("\\operatorname{rank} A", "rank A"), ("\\operatorname*{argmax}_x f", "argmaxₓ f"),
    ("\\operatorname*{arg\\,min}", "arg min"), ("\\lim\\limits_{n}", "limₙ"),
    ("a \\lt b \\gt c", "a < b > c"), ("P\\bigm| Q", "P| Q"), ("\\mathrel{R}", "R"),
    ("x \\xrightarrow{f} y", "x →ᶠ y"), ("x \\xrightarrow[n]{a} y", "x →ᵃₙ y"),
    ("A \\xleftarrow{} B", "A ← B"), ("\\ce{H2O}", "H2O"), ("\\mathds{1}", "𝟙"),
    ("\\textcolor{red}{x + 1}", "x + 1"), ("{\\color{blue} x}", "x"), ("a\\hspace{1cm}b", "a b"),
    ("a\\hspace*{-1em}b", "a b"), ("\\sum_{\\substack{i<n \\\\ j}} x", "∑_(i<n, j) x"),
  ])
  func `Operators, arrows and spaces`(source: String, expected: String) {
    #expect(MathText.render(source) == expected)
  }

  @Test(arguments: [
    ("E = mc^2 \\tag{1}", "E = mc² (1)"), ("E = 1 \\tag*{A}", "E = 1 (A)"),
    ("x = 1 \\label{eq:one}", "x = 1"), ("\\eqref{one}", "(one)"), ("by \\ref{one}", "by one"),
    ("a + \\phantom{b} + c", "a + + c"), ("a\\nonumber", "a"),
  ])
  func `Marks of equations: numbers are shown, labels and invisible text are not`(
    source: String, expected: String
  ) {
    #expect(MathText.render(source) == expected)
  }

  @Test(arguments: [
    ("pmatrix", "( 1 2\n3 4 )"), ("bmatrix", "[ 1 2\n3 4 ]"), ("Bmatrix", "{ 1 2\n3 4 }"),
    ("vmatrix", "| 1 2\n3 4 |"), ("Vmatrix", "‖ 1 2\n3 4 ‖"), ("matrix", "1 2\n3 4"),
    ("align*", "1 2\n3 4"), ("eqnarray*", "1 2\n3 4"), ("flalign", "1 2\n3 4"),
    ("cases", "{ 1 2\n3 4"), ("dcases", "{ 1 2\n3 4"), ("gathered", "1 2\n3 4"),
  ])
  func `Environments lose their frame, matrices keep brackets`(name: String, expected: String) {
    #expect(MathText.render("\\begin{\(name)} 1 & 2 \\\\ 3 & 4 \\end{\(name)}") == expected)
  }

  @Test(arguments: ["array}{c|c", "alignedat}{2", "alignat}{2", "alignat*}{2", "tabular}{ll"])
  func `The columns of an environment are not shown`(begin: String) {
    let name = begin.prefix { $0 != "}" }
    let text = MathText.render("\\begin{\(begin)} a & b \\end{\(name)}")
    #expect(text == "a b" || name == "tabular" && text.contains("a b"))
    #expect(!text.contains("c|c") && !text.contains("2") && !text.contains("ll"))
  }

  @Test(arguments: [
    ("\\frac12", "½"), ("\\frac{3}{4}", "¾"), ("\\frac{10}{3}", "10/3"), ("\\frac{x'}{y}", "x′/y"),
    ("\\frac{-1}{2}", "(-1)/2"), ("\\dfrac{\\partial f}{\\partial x}", "(∂ f)/(∂ x)"),
    ("\\frac{(a+b)}{c}", "(a+b)/c"), ("\\frac{f(x)}{2}", "(f(x))/2"),
    ("\\frac{1}{\\sqrt{2}}", "1/(√2)"),
    ("\\sqrt[4]{a}", "∜a"), ("\\sqrt[10]{ab}", "¹⁰√ab"), ("\\sqrt x", "√x"), ("\\sqrt{}", "√"),
    ("\\binom{n}{k}", "C(n, k)"), ("\\cfrac{1}{x}", "1/x"),
  ])
  func `Fractions and roots`(source: String, expected: String) {
    #expect(MathText.render(source) == expected)
  }

  @Test(arguments: [
    ("x^2_i", "x²ᵢ"), ("x^{2n}", "x²ⁿ"), ("x^{n q}", "x^(nq)"), ("x_{n, m}", "x_(n, m)"),
    ("x^y^z", "xʸᶻ"),
    ("x^{}", "x"), ("x_", "x"), ("10^{-3}", "10⁻³"), ("f''", "f′′"), ("x^\\circ", "x°"),
    ("A^T", "Aᵀ"),
    ("A^{\\top}", "A^⊤"), ("e^{-\\frac{x}{2}}", "e^(-x/2)"), ("x^中", "x^中"), ("a_{\\max}", "aₘₐₓ"),
  ])
  func `Scripts have Unicode's forms where every character has one`(
    source: String, expected: String
  ) {
    #expect(MathText.render(source) == expected)
  }

  @Test(arguments: [
    ("\\overline{AB}", "A\u{305}B\u{305}"), ("\\hat{\\theta}", "θ\u{302}"), ("\\dot x", "x\u{307}"),
    ("\\not\\in", "∈\u{338}"), ("\\widetilde{e\u{301}}", "e\u{301}\u{303}"), ("\\bar{}", ""),
  ])
  func `Accents stand on every character`(source: String, expected: String) {
    #expect(MathText.render(source) == expected)
  }

  @Test func `Every symbol of the table is one that is shown, and its name is gone`() {
    for (name, symbol) in MathSymbols.symbols where name.count > 1 {
      let shown = MathText.render("a\\\(name) b")
      #expect(!shown.contains("\\\(name)"), "\(name)")
      #expect(shown.contains(symbol.split(separator: " ").first ?? ""), "\(name)")
    }
    for name in MathSymbols.ignored { #expect(MathText.render("a\\\(name) b") == "a b", "\(name)") }
    for name in MathSymbols.functions {
      #expect(MathText.render("\\\(name) x") == "\(name) x", "\(name)")
    }
  }

  @Test(arguments: [
    "\\operatorname*", "\\tag", "\\label{", "\\xrightarrow[", "\\textcolor{red", "\\begin{",
    "\\begin{array}{", "\\substack", "\\hspace*", "\\left", "\\not", "\\color",
  ])
  func `A command that breaks off while it arrives shows no more than its source`(source: String) {
    #expect(MathText.render(source).count <= source.count + 4, "\(source)")
  }
}
