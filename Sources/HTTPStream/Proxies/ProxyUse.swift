import Wording

/// The proxy that libcurl takes for a request, as it says itself: so no second opinion about that can exist.
struct ProxyUse: Equatable, Sendable {
  /// The variable that names it.
  let variable: String
  /// Its address, without a user name and password; empty if it is unknown.
  let place: String

  /// Reads one of libcurl's remarks; `nil` when it is about something else.
  init?(remark: String) {
    let start = "Uses proxy env variable "
    guard remark.hasPrefix(start) else { return nil }
    let rest = remark.dropFirst(start.count)
    let name = rest.prefix { $0 != " " }
    guard name.lowercased() != "no_proxy", let quote = rest.firstIndex(of: "'") else { return nil }
    let value = rest[rest.index(after: quote)...].trimmingEnd
    variable = String(name)
    place = Self.place(in: String(value))
  }

  private static func place(in value: String) -> String {
    let scheme = value.hasPrefix("http://") ? nil : value.schemeWithMark
    var rest = value[...]
    if let at = rest.lastIndex(of: "@") {
      rest = rest[rest.index(after: at)...]
    } else if let mark = value.schemeWithMark {
      rest = rest.dropFirst(mark.count)
    }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.isEmpty, host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return "" }
    return (scheme ?? "") + host.prefix(200)
  }

  /// `the proxy 127.0.0.1:9 (from HTTPS_PROXY)`
  var words: String {
    place.isEmpty
      ? localized("the proxy from \(variable)") : localized("the proxy \(place) (from \(variable))")
  }
}

extension Substring {
  /// Without the quote and the line end behind a value.
  fileprivate var trimmingEnd: Substring {
    var text = self
    while let last = text.last, last.isNewline || last == "'" { text = text.dropLast() }
    return text
  }
}

extension String {
  /// `socks5://` at the beginning; `nil` without one.
  fileprivate var schemeWithMark: String? {
    let scheme = prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return !scheme.isEmpty && dropFirst(scheme.count).hasPrefix("://") ? scheme + "://" : nil
  }
}
