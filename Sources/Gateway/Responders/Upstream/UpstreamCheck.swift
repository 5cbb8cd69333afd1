import Wording

extension UpstreamLook {
  /// What of the settings cannot work, as a whole sentence; `nil` if all is well.
  ///
  /// - Parameter server: The settings.
  func problem(with server: Upstream) -> String? {
    let address = UpstreamAddress.display(server.url)
    switch answer {
    case .absent(let reason):
      return localized(
        "The upstream server \(address) does not answer (\(reason)). Questions fail until it does.")
    case .keyRefused(let words):
      let said = words.isEmpty ? "" : localized(": \(words)")
      return server.key == nil
        ? localized(
          """
          The upstream server \(address) wants a key\(said). Name the variable that holds it with \
          --upstream-key-env.
          """)
        : localized(
          """
          The upstream server \(address) refuses the key\(said). Check the variable that \
          --upstream-key-env names.
          """)
    case .other(let status):
      return localized(
        """
        The upstream server \(address) does not list its models (status \(status)), so the settings \
        could not be checked. Its base URL usually ends in /v1.
        """)
    case .models(let models):
      let missing = server.models.upstreamNames.filter { name in
        // A proxy may list a star for all that it passes on (lm-proxy 3.3.2).
        !models.contains { [name, name + ":latest", "*"].contains($0.name) }
      }
      guard !missing.isEmpty else { return nil }
      let list = models.prefix(20).map(\.name).joined(separator: localized(", "))
      return models.isEmpty
        ? localized("The upstream server \(address) has no model yet.")
        : localized(
          """
          The upstream server \(address) does not list \(missing.joined(separator: localized(", "))). \
          It lists \(list).
          """)
    }
  }
}
