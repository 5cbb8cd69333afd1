package import ChatModel

/// The answers of a set-up so far. Going back changes none of them.
package struct SetupDraft: Sendable, Equatable {
  /// Where the key comes from.
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

  package var api = API.context
  package var baseURL = ""
  /// True if the user agreed that key and text go unencrypted to another machine.
  package var allowsInsecureHTTP = false
  package var keyWay = KeyWay.typed
  package var key = SecretText("")
  package var variable = ""
  package var command = ""
  package var model = ""
  package var name = ""
  /// True if the profile is the one to use where none is named.
  package var isDefault = true

  package init() {}
}

/// What is known before the first question.
package struct SetupFacts: Sendable, Equatable {
  /// The file that will be written.
  package var path: String
  /// The names that are taken.
  package var profiles: [String]
  /// True if the demo is among the ways to begin.
  package var offersDemo: Bool

  package init(path: String, profiles: [String] = [], offersDemo: Bool = false) {
    self.path = path
    self.profiles = profiles
    self.offersDemo = offersDemo
  }
}
