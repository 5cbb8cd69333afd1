/// Numbers for people.
enum Figures {
  /// Three significant digits.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "\(value)" }
    var scale = 1.0
    while value * scale < 100, scale < 1000 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded >= 100 ? "\(Int(rounded))" : "\(rounded)"
  }

  static func time(_ nanoseconds: Double) -> String {
    if nanoseconds < 1e3 { return short(nanoseconds) + " ns" }
    if nanoseconds < 1e6 { return short(nanoseconds / 1e3) + " µs" }
    return short(nanoseconds / 1e6) + " ms"
  }
}
