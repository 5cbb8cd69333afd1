import Basics
import Testing

@testable import ChatMarkdown

@Suite struct MathScriptTests {
  @Test(
    arguments: [
      ("2", .superscript, "²"), ("n+1", .superscript, "ⁿ⁺¹"), ("n + 1", .superscript, "ⁿ⁺¹"),
      ("i j", .subscript, "_(i j)"), ("q", .superscript, "^q"), ("qq", .superscript, "^(qq)"),
      ("", .superscript, ""), (" ", .subscript, ""), ("′", .superscript, "′"),
      ("∘", .superscript, "°"),
      ("′", .subscript, "_′"), ("中", .subscript, "_中"), ("b", .subscript, "_b"),
      ("β", .subscript, "ᵦ"),
    ] as [(String, MathScript.Kind, String)])
  func `A script has Unicode's form, or says what it is`(
    text: String, kind: MathScript.Kind, expected: String
  ) {
    #expect(MathScript.script(text, kind) == expected)
  }

  @Test(arguments: [
    ("1", "2", "½"), ("2", "4", "2/4"), ("a", "b", "a/b"), ("a+1", "b", "(a+1)/b"),
    ("a", "b c", "a/(b c)"), ("(a)", "(b)", "(a)/(b)"), ("(a)(b)", "c", "((a)(b))/c"),
    ("(a", "b)", "((a)/(b))"), ("", "", "/"), ("x′", "1.5", "x′/1.5"), ("½", "α", "½/α"),
    ("((a))", "b", "((a))/b"), ("a  +  b", "c", "(a + b)/c"),
  ])
  func `A fraction has parentheses where its parts are more than a word`(
    upper: String, lower: String, expected: String
  ) {
    #expect(MathScript.fraction(upper, lower) == expected)
  }

  @Test(arguments: [
    ("", "x", "√x"), ("", "x+1", "√(x+1)"), ("3", "x", "∛x"), ("4", "16", "∜16"),
    ("n", "x", "ⁿ√x"), ("", "", "√"), ("Q", "x", "^Q√x"),
  ])
  func `A root has its index in front`(index: String, text: String, expected: String) {
    #expect(MathScript.root(index: index, text) == expected)
  }

  @Test(arguments: [
    ("x", "\u{302}", "x\u{302}"), ("ab", "\u{305}", "a\u{305}b\u{305}"), ("", "\u{302}", ""),
    ("in", "\u{338}", "i\u{338}n"), ("=", "\u{338}", "=\u{338}"),
  ])
  func `A mark is over every character, a stroke through the first`(
    text: String, mark: String, expected: String
  ) {
    #expect(MathScript.accented(text, mark) == expected)
  }

  /// Whatever the parts, a fraction, a root or a script holds all of their letters in their order, and its parentheses
  /// match if theirs do.
  @Test func `No part of a formula is lost`() {
    var random = SplitMix(seed: 31)
    let pieces = ["a", "x1", "(", ")", "+", "中", " ", "′", "2", "Q"]
    for _ in 0..<2_000 {
      func part() -> String {
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
      }
      let (upper, lower) = (part(), part())
      let shown = MathScript.fraction(upper, lower) + MathScript.root(index: "", lower)
      let letters = (upper + lower + lower).filter { !"() ".contains($0) }
      let kept = shown.filter { !"() /√".contains($0) }
      #expect(
        kept == letters || shown.contains { MathSymbols.fractions.values.contains(String($0)) })
      if isBalanced(upper), isBalanced(lower) { #expect(isBalanced(shown), "\(upper) \(lower)") }
    }
  }

  private func isBalanced(_ text: String) -> Bool {
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
