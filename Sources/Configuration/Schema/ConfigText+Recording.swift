extension ConfigText {
  /// The settings that decide the look of the screen and its keys. Nothing in them names a person, a command or a file.
  private static let recorded: Set = [
    "theme", "text_columns", "mouse", "bell", "editing", "emoji", "expiry_notices", "keys",
    "parameters",
    "reply_limit_mb",
  ]

  /// The configuration that a recording needs, without comments: looks, keys, parameters, and one profile without its
  /// key.
  ///
  /// - Parameters:
  ///   - text: The file, if there is one that can be read.
  ///   - profile: The profile in use; `nil` for the demo, which needs none.
  package static func forRecording(_ text: String?, _ profile: Profile?) -> String {
    let root = text.flatMap { try? DocumentParser.parse($0) }
    var members: [String] = []
    if case .object(let all)? = root?.value {
      members = all.filter { recorded.contains($0.name) }
        .map { "\(quoted($0.name)): \(json($0.value))" }
    }
    if var profile {
      profile.keySource = nil
      members += [
        "\"default_profile\": \(quoted(profile.name))",
        "\"profiles\": {\(member(profile, indent: ""))}",
      ]
    }
    return "{\(members.joined(separator: ",\n"))}\n"
  }

  private static func json(_ node: Node) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number, true): "\(Int(number))"
    case .number(let number, false): "\(number)"
    case .text(let text): quoted(text)
    case .list(let nodes): "[\(nodes.map(json).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\(quoted($0.name)): \(json($0.value))" }.joined(separator: ", "))}"
    }
  }
}
