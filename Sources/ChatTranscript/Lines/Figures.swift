import ChatModel
import Wording

/// Numbers as the screen shows them.
package enum Figures {
  /// With one decimal below 10.
  static func decimal(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "?" }
    let tenths = Int((value * 10).rounded())
    if tenths.magnitude >= 100 { return Count.text(Int(value.rounded())) }
    return "\(tenths / 10).\(tenths.magnitude % 10)"
  }

  /// A measured duration.
  static func seconds(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    if value < 0.05 { return "< 0.1 s" }
    return value < 60 ? localized("\(decimal(value)) s") : clock(Int(min(value, 1e9)))
  }

  /// A running clock in whole seconds.
  static func clock(_ seconds: Int) -> String {
    let seconds = max(0, seconds)
    if seconds < 60 { return localized("\(seconds) s") }
    if seconds < 3600 { return localized("\(seconds / 60) min \(seconds % 60) s") }
    return localized("\(Count.text(seconds / 3600)) h \(seconds / 60 % 60) min")
  }

  /// A size in bytes.
  static func bytes(_ value: Int) -> String {
    value < 1000 ? "\(value) B" : "\(decimal(Double(value) / 1000)) kB"
  }
}
