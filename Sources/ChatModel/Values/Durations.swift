import Wording

/// Spans of time for people to read.
package enum Durations {
  /// A time that is left, or a lifetime, in seconds: days and hours, hours and minutes, or minutes; up to five minutes with
  /// their seconds, as in `4m 10s`. Nothing is left of a negative one.
  package static func left(_ seconds: Int) -> String {
    let seconds = max(0, seconds)
    let minutes = seconds / 60
    switch seconds {
    case ..<60: return localized("\(seconds)s")
    case ...300: return localized("\(minutes)m \(seconds % 60)s")
    case ..<3600: return localized("\(minutes)m")
    case ..<86_400: return localized("\(minutes / 60)h \(minutes % 60)m")
    default: return localized("\(minutes / 1440)d \(minutes / 60 % 24)h")
    }
  }
}
