import Basics
import FoundationEssentials
import Testing

@testable import ChatModel

/// Amounts as they are shown, read back as numbers.
@Suite struct MoneyPropertyTests {
  /// An amount with up to twelve digits, and a point somewhere in them.
  private func random(_ numbers: inout SplitMix) -> Decimal {
    let digits = Decimal(Int.random(in: 0..<1_000_000_000_000, using: &numbers))
    var parts = Decimal(1)
    for _ in 0..<Int.random(in: 0...14, using: &numbers) { parts *= 10 }
    return (Bool.random(using: &numbers) ? digits : -digits) / parts
  }

  @Test func `What is shown is the nearest amount that can be shown`() throws {
    var numbers = SplitMix(seed: 31)
    for _ in 0..<3000 {
      let amount = random(&numbers)
      let text = Money.text(amount, "")
      guard !text.hasPrefix("<"), !text.hasPrefix(">") else {
        #expect(amount != 0 && amount.magnitude < Decimal(string: "0.0000005") ?? 0)
        continue
      }
      let shown = try #require(Decimal(string: text), "\(text)")
      let step: Decimal = shown.magnitude < 1 ? 1 / Decimal(1_000_000) : 1 / Decimal(100)
      #expect((shown - amount).magnitude <= step / 2, "\(amount) as \(text)")
    }
  }

  @Test func `A loss looks like the gain of the same amount, with its sign`() {
    var numbers = SplitMix(seed: 32)
    for _ in 0..<1000 {
      let amount = random(&numbers).magnitude
      guard amount != 0 else { continue }
      let (gain, loss) = (Money.text(amount, "¥"), Money.text(-amount, "¥"))
      if gain.hasPrefix("< ") {
        #expect(loss == "> -" + gain.dropFirst(2))
      } else {
        #expect(loss == "-" + gain)
      }
    }
  }

  @Test func `There are always at least two decimals, and at most six`() {
    var numbers = SplitMix(seed: 33)
    for _ in 0..<2000 {
      let text = Money.text(random(&numbers), "")
      let decimals = text.split(separator: ".").last?.utf8.count ?? 0
      #expect(2...6 ~= decimals, "\(text)")
      #expect(decimals == 2 || !text.hasSuffix("0"), "\(text) ends with a zero")
    }
  }

  @Test func `A sum that was computed in binary looks like the exact one`() {
    var numbers = SplitMix(seed: 34)
    for _ in 0..<1000 {
      let cents = (0..<5).map { _ in Int.random(in: -100_000...100_000, using: &numbers) }
      let binary = cents.reduce(0.0) { $0 + Double($1) / 100 }
      let exact = Decimal(cents.reduce(0, +)) / 100
      // Noise far below a millionth is no amount.
      guard exact != 0 else { continue }
      #expect(Money.text(binary, "$") == Money.text(exact, "$"))
    }
  }
}
