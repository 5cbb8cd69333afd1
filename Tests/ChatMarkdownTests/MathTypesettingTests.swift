import TerminalKit
import Testing

@testable import ChatMarkdown

/// Commands that only change how letters look, text inside of formulas, and the tables behind both.
@Suite struct MathTypesettingTests {
  @Test(arguments: [
    ("{\\rm d}x", "dx"), ("{\\bf x}+y", "x+y"), ("\\mathop{\\rm argmax}", "argmax"),
    ("{\\Large x}", "x"), ("x\\smash{y}", "xy"), ("\\fbox{a}", "a"), ("\\xcancel{x}", "x"),
    ("\\boldsymbol\\alpha", "α"), ("\\mathbf 1", "1"), ("\\displaystyle\\sum", "∑"),
    ("\\sum\\nolimits_{i}", "∑ᵢ"), ("\\big( x \\big)", "( x )"), ("\\bigl\\{ x \\bigr\\}", "{ x }"),
  ])
  func `The look of letters is not shown`(source: String, expected: String) {
    #expect(MathText.render(source) == expected)
  }

  @Test(arguments: [
    ("\\text{50\\%}", "50%"), ("\\text{a\\_b}", "a_b"), ("\\text{costs \\$5}", "costs $5"),
    ("\\text{if $x$ is}", "if x is"), ("\\text{a~b}", "a b"), ("\\text{\\{x\\}}", "{x}"),
    ("\\textbf{R\\&D}", "R&D"), ("x \\tag{3\\#}", "x (3#)"), ("\\text{a^b_c}", "a^b_c"),
    ("\\href{https://a.example}{here}", "here"),
    ("\\url{https://a.example/b_c}", "https://a.example/b_c"),
    ("\\text{a\\\\}", "a\\"),
  ])
  func `Text in a formula is read as text`(source: String, expected: String) {
    #expect(MathText.render(source) == expected)
  }

  @Test(arguments: [
    ("a\\bmod n", "a mod n"), ("a \\mod b", "a mod b"), ("a\\thinspace b", "a b"),
    ("A \\nleq B", "A ≰ B"), ("\\overleftarrow{AB}", "A\u{20D6}B\u{20D6}"),
    ("\\dddot{x}", "x\u{20DB}"), ("A \\xleftrightarrow{f} B", "A ↔ᶠ B"),
    ("A \\xRightarrow[n]{} B", "A ⇒ₙ B"), ("x \\xmapsto{f} y", "x ↦ᶠ y"),
    ("\\arccot x", "arccot x"),
    ("\\AA", "Å"), ("{}^{14}_{6}\\mathrm{C}", "¹⁴₆C"), ("25\\,^\\circ\\text{C}", "25 °C"),
  ])
  func `Operators keep their distance, and arrows their labels`(source: String, expected: String) {
    #expect(MathText.render(source) == expected)
  }

  @Test func `Every form of a script, set or alphabet is one character of one column`() {
    let tables = [
      MathSymbols.superscripts, MathSymbols.subscripts, MathSymbols.doubleStruck,
      MathSymbols.script,
      MathSymbols.fraktur,
    ]
    for table in tables {
      for (letter, form) in table { #expect(CellWidth.of(form) == 1, "\(letter)") }
      // Two letters of one form could not be told apart; the two signs for minus may.
      let shared = Dictionary(grouping: table.keys) { table[$0] }.values.filter { $0.count > 1 }
      #expect(shared.allSatisfy { Set($0) == ["-", "−"] }, "\(shared)")
    }
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
      #expect(tables.dropFirst(2).allSatisfy { $0[letter] != nil }, "\(letter)")
    }
  }

  @Test func `Every symbol and fraction is drawn, and is what a terminal can draw`() {
    for (name, symbol) in MathSymbols.symbols where !symbol.allSatisfy(\.isWhitespace) {
      #expect(DisplayText.sanitize(symbol) == symbol, "\(name)")
      #expect(symbol.count == 1 || symbol == " mod ", "\(name): \(symbol)")
    }
    for (parts, form) in MathSymbols.fractions {
      let value = form.first?.unicodeScalars.first?.properties.numericValue ?? 0
      let numbers = parts.split(separator: "/").compactMap { Double($0) }
      #expect(
        numbers.count == 2 && abs(numbers[0] / numbers[1] - value) < 1e-6, "\(parts) is \(form)")
    }
  }
}
