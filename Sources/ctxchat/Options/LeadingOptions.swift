import ArgumentParser

/// Global options before the name of a command, as in `ctxchat --demo contexts list`. The commands take them
/// behind their names.
enum LeadingOptions {
  private static let flags: Set = ["--demo", "--verbose"]
  private static let withValue: Set = [
    "--config", "--data-dir", "--profile", "--base-url", "--api", "--model", "--language",
  ]

  /// The arguments with the names of the command first; as they are where they name none.
  static func moved(
    in arguments: [String], of root: any ParsableCommand.Type
  ) -> [String] {
    var rest = arguments[...]
    var names: [String] = []
    var options = take(from: &rest)
    var command = root
    while let name = rest.first, let child = CommandNames.child(name, of: command) {
      names.append(name)
      rest.removeFirst()
      command = child
      options += take(from: &rest)
    }
    return names.isEmpty ? arguments : names + options + rest
  }

  /// Takes the global options off the front.
  static func take(from arguments: inout ArraySlice<String>) -> [String] {
    var taken: [String] = []
    while let first = arguments.first {
      let name = first.prefix { $0 != "=" }
      let hasOwnValue = name.count < first.count
      let count: Int
      if withValue.contains(String(name)) {
        count = hasOwnValue ? 1 : 2
      } else if flags.contains(first) {
        count = 1
      } else {
        break
      }
      taken += arguments.prefix(count)
      arguments = arguments.dropFirst(count)
    }
    return taken
  }
}
