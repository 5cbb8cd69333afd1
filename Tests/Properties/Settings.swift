import Configuration

extension Property {
  /// A configuration is read, or refused with a place inside it.
  static let configuration = Property("configuration") { input in
    let text = String(decoding: input, as: UTF8.self)
    do throws(ConfigError) {
      let once = try Configuration.read(text)
      let again = try Configuration.read(text)
      precondition(again == once, "reading twice differs")
    } catch {
      let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.count
      if let place = error.position {
        try hold(1...max(lines, 1) ~= place.line, "an error in line \(place.line) of \(lines)")
      }
      try hold(!error.message.isEmpty, "an error without words")
    }
  }
}
