import Wording

/// Whole numbers for people to read.
package enum Count {
  /// With a comma between thousands.
  package static func text(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A share of 0…1 in whole percent; only the whole is 100 %, and only nothing is 0 %.
  package static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "?" }
    let whole = Int((max(0, min(1, share)) * 100).rounded())
    return "\(share > 0 && share < 1 ? max(1, min(99, whole)) : whole) %"
  }

  /// `1 file`, `12 files`, in the chosen language.
  package static func of(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    localized(text(value), of: noun, isOne: value == 1, plural: plural)
  }
}
