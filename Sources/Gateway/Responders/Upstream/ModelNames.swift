/// Which models of the upstream server clients get for the names that they use.
package enum ModelNames: Hashable, Sendable {
  /// Each by its own name.
  case all
  /// This one, whatever they ask for.
  case only(String)
  /// These, each by a name of its own.
  case named([Name])

  /// A model by the name that clients use.
  package struct Name: Hashable, Sendable {
    /// What clients ask for.
    package var client: String
    /// What the upstream server is asked for.
    package var upstream: String
  }

  /// Reads the words of the command line: none, one `MODEL`, or several of `MODEL` and `NAME=MODEL`; `nil` if
  /// a part is empty or a name comes twice.
  package init?(words: [String]) {
    var names: [Name] = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let client = parts.first, let upstream = parts.last, !client.isEmpty, !upstream.isEmpty,
        !names.contains(where: { $0.client == client })
      else { return nil }
      names.append(Name(client: String(client), upstream: String(upstream)))
    }
    switch names.count {
    case 0: self = .all
    case 1 where names[0].client == names[0].upstream: self = .only(names[0].upstream)
    default: self = .named(names)
    }
  }

  /// The model that a client gets for a name; `nil` if there is none.
  func upstream(for name: String) -> String? {
    // Google's clients say where a model is.
    let name = name.hasPrefix("models/") ? String(name.dropFirst("models/".count)) : name
    return switch self {
    case .all: name
    case .only(let model): model
    case .named(let names): names.first { $0.client == name }?.upstream
    }
  }

  /// The names that clients may use; `nil`: those that the server lists.
  package var clientNames: [String]? {
    switch self {
    case .all: nil
    case .only(let model): [model]
    case .named(let names): names.map(\.client)
    }
  }

  /// The models that the server is asked for; none if that is left to clients.
  var upstreamNames: [String] {
    switch self {
    case .all: []
    case .only(let model): [model]
    case .named(let names): names.map(\.upstream)
    }
  }
}
