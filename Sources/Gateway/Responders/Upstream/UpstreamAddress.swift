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
    if address.hasQueryOrFragment {
      return
        localized(
          """
          The upstream URL for \(address.host) contains a query or a fragment. Leave out what begins with \
          “?” or “#”.
          """)
    }
    if ["/chat/completions", "/chat/completions/", "/models"].contains(
      where: address.path.hasSuffix)
    {
      return
        localized(
          """
          The upstream URL \(address.display) names one request. Leave out /chat/completions or /models: \
          the base URL usually ends in /v1.
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

  /// An address as messages show it.
  static func display(_ url: String) -> String { HTTPAddress(url)?.display ?? "" }
}
