import ChatModel
import FoundationEssentials
import Testing

@Suite struct MoneyTests {
  @Test(arguments: [
    ("0.0128", "0.0128 CNY"), ("1234.5", "1234.50 CNY"), ("0.0000004", "< 0.000001 CNY"),
    ("0", "0.00 CNY"), ("-0.5", "-0.50 CNY"), ("0.9999996", "1.00 CNY"), ("0.1", "0.10 CNY"),
    ("0.000001", "0.000001 CNY"), ("2", "2.00 CNY"), ("12.345678", "12.35 CNY"),
    ("0.123456789", "0.123457 CNY"), ("-0.0000001", "> -0.000001 CNY"),
    ("0.9999994", "0.999999 CNY"),
    ("0.0000005", "0.000001 CNY"), ("1.005", "1.01 CNY"), ("999999999.999", "1000000000.00 CNY"),
  ])
  func `From one on an amount has two decimals, below one it is told to a millionth`(
    amount: String, text: String
  ) throws {
    #expect(Money.text(try #require(Decimal(string: amount)), "CNY") == text)
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.30 CNY"), (0.00123, "0.00123 CNY"), (-0.5, "-0.50 CNY"), (1.005, "1.01 CNY"),
    (1e-9, "< 0.000001 CNY"), (-0.0, "0.00 CNY"), (.leastNonzeroMagnitude, "< 0.000001 CNY"),
    (12_345.678, "12345.68 CNY"), (999_999_999_999_999, "999999999999999.00 CNY"),
    (.nan, "?"), (.infinity, "?"), (-.infinity, "?"), (1e300, "?"),
  ])
  func `An amount in binary fractions shows none of them`(amount: Double, text: String) {
    #expect(Money.text(amount, "CNY") == text)
  }

  @Test func `Without a currency there is no space at the end`() {
    #expect(Money.text(0.25, "") == "0.25")
  }

  @Test func `What costs something is never shown as nothing`() {
    for exponent in 1...40 {
      var amount = Decimal(1)
      for _ in 0..<exponent { amount /= 10 }
      #expect(Money.text(amount, "") != "0.00", "10^-\(exponent)")
      #expect(Money.text(-amount, "") != "0.00", "-10^-\(exponent)")
    }
  }
}
