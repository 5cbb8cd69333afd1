package import ChatModel
package import FoundationEssentials
package import TerminalKit

/// Everything that the front end needs at its start and may not find out by itself.
package struct LaunchOptions: Sendable, Equatable {
  /// The first reading of the clock; later ones come inside events.
  package var startDate: Date
  /// The seconds by which the clock on the wall is ahead of UTC.
  package var utcOffset = 0
  /// The size of the screen at the start, in cells.
  package var size: Size
  /// Colours of the terminal: 0 (monochrome, also for `NO_COLOR`), 8, 16 or 256.
  package var colors: Int
  /// Shown in the help and the window title.
  package var appName = "ctxchat"
  /// The version of the program, for the help.
  package var version = ""
  /// Creations of contexts that the user saved.
  package var recipes: [SavedRecipe] = []
  /// True if contexts that are not on screen tell before they expire.
  package var expiryNotices = false
  /// The profile's parameters; a conversation's own override them.
  package var defaultParameters = Parameters()
  /// Action names to chords, which replace the default ones; an empty list takes the keys away.
  package var keyOverrides: [String: [String]] = [:]
  /// Keys that the terminal keeps for itself.
  package var takenKeys = TakenKeys.none
  /// A theme by name; `nil`: by the terminal's background.
  package var themeName: String?
  /// True for a dark background; `nil` until it is known.
  package var isDark: Bool?
  /// The widest that running text is laid out, in columns.
  package var textColumns = 100
  /// True if mouse reports are on from the start.
  package var mouse = false
  /// True if the composer has vi's keys.
  package var hasViKeys = false
  /// True if a finished reply rings the bell while nobody looks at it.
  package var bell = false
  /// True if the embedded gateway answers.
  package var isDemo = false
  /// A first question for contexts that have one.
  package var questions: [ContextKey: String] = [:]
  /// The seed of the names that the front end gives to turns.
  package var seed = UInt64.random(in: 0 ... .max)

  /// Options with the defaults of the program.
  package init(startDate: Date, size: Size, colors: Int = 16) {
    self.startDate = startDate
    self.size = size
    self.colors = colors
  }
}
