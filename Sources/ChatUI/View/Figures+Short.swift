import ChatTranscript
import TerminalKit

extension Figures {
  /// 950, 1.2k, 34k, 1.5M.
  static func short(_ count: Int) -> String {
    let magnitude = count.magnitude
    switch magnitude {
    case 0..<1000: return "\(count)"
    case 1000..<9950: return decimal(Double(count) / 1000, digits: 1) + "k"
    case 9950..<999_500: return decimal(Double(count) / 1000, digits: 0) + "k"
    default: return decimal(Double(count) / 1_000_000, digits: 1) + "M"
    }
  }

  /// A number with so many decimals.
  static func decimal(_ value: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard scaled.isFinite, scaled.magnitude < 9e15 else { return "\(value)" }
    let whole = Int64(scaled.magnitude)
    let sign = scaled < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let divisor = Int64(scale)
    let fraction = String(whole % divisor)
    let zeros = String(repeating: "0", count: max(0, digits - fraction.count))
    return "\(sign)\(whole / divisor).\(zeros)\(fraction)"
  }
}

extension String {
  /// With blanks up to a width in columns.
  func padded(to columns: Int, atStart: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, columns - CellWidth.of(self)))
    return atStart ? blanks + self : self + blanks
  }
}
