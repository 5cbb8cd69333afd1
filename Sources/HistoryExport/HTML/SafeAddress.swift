/// Which addresses a page may link to.
enum SafeAddress {
  /// True if an address is one of the web or of mail, spelt so that no browser takes it for another.
  static func isSafe(_ address: String) -> Bool {
    guard address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
    let scheme = address.prefix { $0 != ":" }.lowercased()
    switch scheme {
    case "http", "https": return address.dropFirst(scheme.count).hasPrefix("://")
    case "mailto": return address.utf8.count > "mailto:".utf8.count
    default: return false
    }
  }
}
