package import ChatModel

/// The answers of a set-up so far. Going back changes none of them.
package struct SetupDraft: Sendable, Equatable {
  /// The source of the key.
  package enum KeyWay: Sendable, Hashable, CaseIterable {
    /// It was typed, and goes into the file.
    case typed
    /// An environment variable.
    case variable
    /// The first line that a command prints.
    case command
    /// The server wants none.
    case none
  }

  /// The API of the endpoint, with its dialect.
  package var api = API.context
  /// The address before the paths of the API.
  package var baseURL = ""
  /// True if the user agreed that key and text go unencrypted to another machine.
  package var allowsInsecureHTTP = false
  /// The source of the key.
  package var keyWay = KeyWay.typed
  /// The key, if it was typed.
  package var key = SecretText("")
  /// The environment variable of the key, if it comes from one.
  package var variable = ""
  /// The command that prints the key, if one does.
  package var command = ""
  /// The model's name.
  package var model = ""
  /// The name of the profile.
  package var name = ""
  /// True if the profile is the one to use where none is named.
  package var isDefault = true

  /// Nothing is answered.
  package init() {}
}

/// The facts that are known before the first question.
package struct SetupFacts: Sendable, Equatable {
  /// The file that will be written.
  package var path: String
  /// The names that are taken.
  package var profiles: [String]
  /// True if the demo is among the ways to begin.
  package var offersDemo: Bool

  /// Facts for a first set-up, unless profiles are named.
  package init(path: String, profiles: [String] = [], offersDemo: Bool = false) {
    self.path = path
    self.profiles = profiles
    self.offersDemo = offersDemo
  }
}
