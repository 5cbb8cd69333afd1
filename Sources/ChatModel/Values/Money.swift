public import FoundationEssentials

/// Amounts of money for people to read, on the screen, in line mode and in the details of a context.
public enum Money {
  /// An amount with its currency, as in `0.0128 CNY`.
  ///
  /// From one on it has two decimals. Below one it is told to a millionth, without zeros at its end, since a prompt that
  /// is read from a cache may cost less than a hundredth of a cent.
  public static func text(_ amount: Decimal, _ currency: String) -> String {
    currency.isEmpty ? digits(amount) : "\(digits(amount)) \(currency)"
  }

  /// An amount that was computed with binary fractions; `?` if it is not a number, or beyond all money.
  public static func text(_ amount: Double, _ currency: String) -> String {
    guard amount.isFinite, amount.magnitude < 1e15 else { return "?" }
    // A decimal number has no smaller ones, and would call them nothing.
    let isTiny = amount != 0 && amount.magnitude < 1e-9
    // By its digits: the conversion of a large one is off by hundredths.
    return text(ContextWorth.decimal(isTiny ? (amount < 0 ? -1e-9 : 1e-9) : amount), currency)
  }

  private static func digits(_ amount: Decimal) -> String {
    guard amount.magnitude < 1_000_000_000_000_000 else { return "\(amount)" }
    let sign = amount < 0 ? "-" : ""
    let millionths = rounded(amount.magnitude, to: 1_000_000)
    if millionths == 0, amount != 0 { return amount < 0 ? "> -0.000001" : "< 0.000001" }
    if millionths >= 1_000_000 { return sign + decimals(rounded(amount.magnitude, to: 100), 2) }
    var text = decimals(millionths, 6)
    while text.hasSuffix("0"), text.utf8.count > 4 { text.removeLast() }
    return sign + text
  }

  /// The number of parts of one unit in an amount, to nearest.
  private static func rounded(_ amount: Decimal, to parts: Decimal) -> Int {
    Int("\(amount * parts + Decimal(5) / 10)".prefix { $0 != "." }) ?? .max
  }

  private static func decimals(_ parts: Int, _ places: Int) -> String {
    let text = String(parts)
    let padded = String(repeating: "0", count: max(0, places + 1 - text.utf8.count)) + text
    return "\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
