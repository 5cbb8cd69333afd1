import Basics
package import ChatModel

/// Labels of contexts: unique outside the trash, compared without case.
package enum ContextLabel {
  /// The longest label, in characters.
  package static let maxLength = 40

  /// A label in its stored form: one line, single spaces, at most ``maxLength`` characters.
  package static func normalized(_ label: String) -> String {
    normalized(label, limit: maxLength)
  }

  /// A name on one line, with single spaces and at most `limit` characters.
  static func normalized(_ label: String, limit: Int) -> String {
    let words = label.split { $0.isWhitespace || $0.isNewline }
    let joined = words.joined(separator: " ").filter { character in
      character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
    return String(joined.prefix(limit))
  }

  /// Two labels are the same but for case and spaces.
  package static func matches(_ one: String, _ other: String) -> Bool {
    normalized(one).lowercased() == normalized(other).lowercased()
  }

  /// A label begins with what was typed, without case.
  package static func begins(_ label: String, with beginning: String) -> Bool {
    normalized(label).lowercased().hasPrefix(normalized(beginning).lowercased())
  }

  /// `wanted` if it is free, else `wanted 2`, `wanted 3`, ….
  package static func free(_ wanted: String, among taken: some Sequence<String>) -> String {
    let wanted = normalized(wanted)
    let taken = Set(taken.map { normalized($0).lowercased() })
    guard taken.contains(wanted.lowercased()) else { return wanted }
    for number in 2... {
      let suffix = " \(number)"
      let candidate = String(wanted.prefix(maxLength - suffix.count)) + suffix
      if !taken.contains(candidate.lowercased()) { return candidate }
    }
    return wanted
  }

  /// Labels similar to a name that is no label: at most three, the most similar first.
  package static func near(_ name: String, among labels: [String]) -> [String] {
    let wanted = normalized(name).lowercased()
    let limit = max(1, wanted.count / 3)
    // The name may be an id of any length; no label is as long.
    let isComparable = wanted.count <= maxLength
    let rated = labels.compactMap { label -> (label: String, distance: Int)? in
      let other = normalized(label).lowercased()
      let distance = isComparable ? editDistance(wanted, other) : .max
      if distance <= limit { return (label, distance) }
      let isPart = wanted.count >= 3 && other.contains(wanted)
      return isPart ? (label, limit + 1) : nil
    }
    return rated.sorted { ($0.distance, $0.label) < ($1.distance, $1.label) }.prefix(3).map(\.label)
  }

  /// A label for a context without one: the name of its first source, else the first words of its seed.
  package static func suggested(for recipe: ContextRecipe) -> String {
    if let source = recipe.sources.first(where: { $0.path != "-" }),
      let name = source.path.split(separator: "/").last
    {
      return normalized(String(name))
    }
    let text = recipe.seed.lazy.map(\.content).first { !$0.isEmpty } ?? ""
    let words = normalized(String(text.prefix(400))).split(separator: " ").prefix(4)
    let label = words.joined(separator: " ").prefix(24)
    return label.isEmpty ? "context" : String(label)
  }

  /// A label for an imported id: its end, because ids differ there.
  package static func suggested(forImported contextID: String) -> String {
    let id = normalized(contextID)
    return id.count <= 16 ? id : "…" + id.suffix(12)
  }
}
