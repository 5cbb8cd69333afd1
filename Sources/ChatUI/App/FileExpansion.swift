import Wording

/// The result of reading the files that a prompt mentions.
package enum FileExpansion: Sendable, Hashable {
  /// Their contents are in the prompt; with a remark on them, if there is one.
  case done(said: String?)
  /// Nothing is sent unless the user says so.
  case doubtful(MentionDoubt)
  case refused(reason: String)
}

/// Reasons to ask before a prompt with mentions is sent.
package struct MentionDoubt: Sendable, Hashable {
  /// Words that look like paths and name no file.
  package let unknown: [String]
  /// Places in the files that look like secrets: `path:line: what`.
  package let secrets: [String]

  /// `nil` if there is no doubt.
  package init?(unknown: [String], secrets: [String]) {
    guard !unknown.isEmpty || !secrets.isEmpty else { return nil }
    self.unknown = unknown
    self.secrets = secrets
  }

  /// The doubts in words, without a full stop.
  package var words: String {
    var parts: [String] = []
    if !unknown.isEmpty {
      let names = unknown.prefix(3).map { "@" + $0 }.joined(separator: localized(", "))
      let rest = unknown.count > 3 ? localized(" and \(unknown.count - 3) more") : ""
      parts.append(
        "\(names)\(rest) \(unknown.count == 1 ? localized("is not a file") : localized("are not files"))"
      )
    }
    if let first = secrets.first {
      let rest = secrets.count > 1 ? localized(" and \(secrets.count - 1) more") : ""
      parts.append(localized("possible secret in \(first)\(rest)"))
    }
    return parts.joined(separator: localized("; "))
  }
}
