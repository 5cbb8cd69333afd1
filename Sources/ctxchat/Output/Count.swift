/// Numbers as commands print them.
enum Count {
  /// With a comma between thousands.
  static func text(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// `1 file`, `12 files`.
  static func of(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(text(value)) \(value == 1 ? noun : plural ?? noun + "s")"
  }
}
