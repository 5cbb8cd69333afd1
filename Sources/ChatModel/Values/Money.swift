public import FoundationEssentials

/// Amounts of money for people to read.
public enum Money {
  /// An amount to a millionth of the currency, without zeros at its end: `0.0128 CNY`.
  public static func text(_ amount: Decimal, _ currency: String) -> String {
    let millionths = amount.magnitude * 1_000_000 + Decimal(5) / 10
    guard let units = Int("\(millionths)".prefix { $0 != "." }) else {
      return "\(amount) \(currency)"
    }
    if units == 0, amount != 0 { return "< 0.000001 \(currency)" }
    var decimals = String(units % 1_000_000)
    decimals = String(repeating: "0", count: 6 - decimals.count) + decimals
    while decimals.count > 2, decimals.hasSuffix("0") { decimals.removeLast() }
    let sign = amount < 0 ? "-" : ""
    return "\(sign)\(units / 1_000_000).\(decimals) \(currency)"
  }
}
