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

  /// `1 file`, `12 files`.
  package static func of(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(text(value)) \(value == 1 ? noun : plural ?? noun + "s")"
  }
}
