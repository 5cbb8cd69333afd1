package import ChatModel
package import Wording

/// Everything that a configuration file can say, checked.
package struct Configuration: Sendable, Equatable {
  /// The profile used if none is named.
  package var defaultProfile: String?
  /// By name, in the order of the file.
  package var profiles: [Profile] = []
  /// Defaults for every conversation.
  package var parameters = Parameters()
  /// Defaults for the conversations of a context, by its label.
  package var contextParameters: [String: Parameters] = [:]
  /// Creations of contexts that were given a name, in the order of the file.
  package var recipes: [SavedRecipe] = []
  /// Action names and the chords bound to them instead of the defaults.
  package var keys: [String: [String]] = [:]
  /// The language of the program, instead of the environment's.
  package var language: Language?
  /// The name of the theme.
  package var theme: String?
  /// The way to draw emoji of several characters, one of ``emojiWords``.
  package var emoji: String?
  /// True if the composer has vi's keys.
  package var hasViKeys = false
  /// The widest that running text is laid out, in columns.
  package var textColumns: Int?
  /// True if the mouse is on from the start.
  package var mouse = false
  /// True if a reply that ends off screen rings the bell.
  package var bell = false
  /// Takes what is copied on its standard input.
  package var copyCommand: String?
  /// True if contexts that are not on screen announce that they are about to expire.
  package var expiryNotices = false
  /// True if prompts and replies are kept on disk at all.
  package var saveHistory = true
  /// The longest reply that is kept, in megabytes; `nil`: the standard.
  package var replyLimit: Int?

  /// Creates a configuration with the defaults.
  package init() {}
}
