import HTTPStream
import Wording

/// The rules for the upstream server's address.
enum UpstreamAddress {
  /// Why an address cannot be used, a whole sentence; `nil` when it can.
  static func problem(_ url: String, hasKey: Bool) -> String? {
    guard let address = HTTPAddress(url) else {
      return localized(
        "The upstream URL is not an http(s) address. Give one like http://127.0.0.1:11434/v1.")
    }
    if address.hasCredentials {
      return
        localized(
          """
          The upstream URL for \(address.host) contains a user name or password. Remove it; the \
          key has its own setting.
          """)
    }
    if hasKey, address.isExposed {
      return
        localized(
          """
          The upstream URL \(address.display) would send the key unencrypted to another machine. \
          Use https://, or leave the key out.
          """)
    }
    return nil
  }
}
