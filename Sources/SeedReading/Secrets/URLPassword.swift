import Wording

/// Passwords in addresses: `scheme://user:password@host`.
enum URLPassword {
  private static let ends = ByteSet("/?#\"'`<>\\")

  static func find(in line: ArraySlice<UInt8>) -> String? {
    var rest = line
    while let start = rest.firstIndex(of: "://") {
      rest = rest[(start + 3)...]
      if holdsPassword(rest) { return localized("a URL with a password") }
      if isSlackHook(rest) { return localized("a Slack webhook") }
    }
    return nil
  }

  private static func holdsPassword(_ address: ArraySlice<UInt8>) -> Bool {
    let authority = address.prefix(1024).prefix { !$0.isBlank && !ends.contains($0) }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")), at + 1 < authority.endIndex,
      let colon = authority[..<at].firstIndex(of: UInt8(ascii: ":"))
    else { return false }
    let password = authority[(colon + 1)..<at]
    return password.count >= 3 && !SecretPlaceholder.isOne(password)
  }

  private static func isSlackHook(_ address: ArraySlice<UInt8>) -> Bool {
    guard address.starts(with: "hooks.slack.com/services/".utf8) else { return false }
    let secret =
      address.prefix { $0.isWordByte || $0 == UInt8(ascii: "/") || $0 == 0x2E }
      .split(separator: UInt8(ascii: "/")).last ?? []
    return secret.count >= 20 && Set(secret).count >= 6
  }
}
