import FoundationEssentials
import Glibc

/// The environment variables that name proxies to libcurl.
package enum ProxyVariables {
  /// Their names; libcurl takes no `HTTP_PROXY` in capitals, which a web server could set from a header field.
  package static let names = [
    "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "HTTP_PROXY",
  ]

  /// The value of a variable; `nil` where it is not set or empty.
  package static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The secrets in a value: the password as written, without its escapes, and as a header field carries it.
  static func secrets(in value: String) -> [String] {
    guard let user = user(in: value) else { return [] }
    let plain = String(user).removingEscapes
    var secrets = [Data(plain.utf8).base64EncodedString()]
    if let colon = user.firstIndex(of: ":") {
      let password = String(user[user.index(after: colon)...])
      secrets += [password, password.removingEscapes]
    }
    return secrets
  }

  /// The part before the last `@`, without a scheme. A password may contain any character, also `@` and `/`.
  static func user(in value: String) -> Substring? {
    guard let at = value.lastIndex(of: "@") else { return nil }
    let start = value.firstRange(of: "://").flatMap { $0.upperBound <= at ? $0.upperBound : nil }
    return value[(start ?? value.startIndex)..<at]
  }
}

extension String {
  /// Decodes `%2F` and similar escapes.
  fileprivate var removingEscapes: String {
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  fileprivate func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
