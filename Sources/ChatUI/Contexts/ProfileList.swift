package import ChatModel

/// A context that a server has and the registry does not.
package struct FoundContext: Sendable, Hashable {
  /// The profile whose server has it.
  package var profile: String
  /// The context, as its server lists it.
  package var context: ServerContext

  /// Its name in lists.
  var label: String { context.label.isEmpty ? context.id : context.label }
}

/// The profiles that contexts can be created with, and what their servers listed.
package struct ProfileList: Sendable {
  /// The profiles, that of new contexts at the start first.
  package private(set) var all: [ProfileSummary] = []
  /// The profile of new contexts.
  package private(set) var current = ""
  /// The contexts of servers that list them, ours among them.
  private var listed: [String: [ServerContext]] = [:]

  /// The profile of a name; `nil` if there is none.
  package subscript(name: String) -> ProfileSummary? { all.first { $0.name == name } }

  /// The profile of new contexts; `nil` before it is known.
  package var chosen: ProfileSummary? { self[current] }

  /// The abilities of a profile's contexts; for an unknown profile, those of Context Cache.
  func capabilities(of name: String) -> Capabilities { self[name]?.capabilities ?? .contextCache }

  mutating func show(_ profiles: [ProfileSummary]) {
    all = profiles
    if chosen == nil { current = profiles.first?.name ?? "" }
  }

  /// Chooses the profile of new contexts; false if there is none of this name.
  mutating func choose(_ name: String) -> Bool {
    guard self[name] != nil else { return false }
    current = name
    return true
  }

  mutating func show(_ contexts: [ServerContext], of profile: String) {
    listed[profile] = contexts
  }

  /// The contexts on servers that no record names.
  func found(besides summaries: [ContextSummary]) -> [FoundContext] {
    guard !listed.isEmpty else { return [] }
    return all.flatMap { profile in
      let known = Set(
        summaries.lazy.filter { $0.context.profile == profile.name }.map(\.context.contextID))
      return (listed[profile.name] ?? []).filter { !known.contains($0.id) }
        .map { FoundContext(profile: profile.name, context: $0) }
    }
  }
}
