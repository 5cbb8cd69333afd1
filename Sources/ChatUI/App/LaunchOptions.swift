package import ChatModel
package import FoundationEssentials
package import TerminalKit

/// What the front end is started with: everything that it may not find out by itself.
package struct LaunchOptions: Sendable, Equatable {
  /// The first reading of the clock; later ones come inside events.
  package var startDate: Date
  /// The seconds by which the clock on the wall is ahead of UTC.
  package var utcOffset: Int
  package var size: Size
  /// Colours of the terminal: 0 (monochrome, also for `NO_COLOR`), 8, 16 or 256.
  package var colors: Int
  /// Shown in the help and the window title.
  package var appName: String
  package var version: String
  /// The profile in use.
  package var profile: String
  /// What new contexts are created for when the user names no model.
  package var defaultModel: String
  /// Creations of contexts that the user saved.
  package var recipes: [SavedRecipe]
  /// Whether contexts that are not on screen say that they are about to expire.
  package var expiryNotices: Bool
  /// The profile's parameters; a conversation's own override them.
  package var defaultParameters: Parameters
  /// `nil`: no amounts of money are shown.
  package var price: Price?
  /// Action names to chords, which replace the default ones; an empty list takes the keys away.
  package var keyOverrides: [String: [String]]
  /// A theme by name; `nil`: by the terminal's background.
  package var themeName: String?
  /// Whether the terminal's background is dark, where it is known already.
  package var isDark: Bool?
  /// The widest that running text is laid out, in columns.
  package var textColumns: Int
  /// Whether mouse reports are on from the start.
  package var mouse: Bool
  /// Whether a finished reply rings the terminal's bell while nobody looks at it.
  package var bell: Bool
  /// Whether the embedded gateway answers.
  package var isDemo: Bool
  /// A first question for contexts that have one.
  package var questions: [ContextKey: String]
  /// The seed of the names that the front end gives to turns.
  package var seed: UInt64

  /// Options with the defaults of the program.
  package init(
    startDate: Date, utcOffset: Int = 0, size: Size, colors: Int = 16, appName: String = "ctxchat",
    version: String = "", profile: String = "", defaultModel: String = "",
    recipes: [SavedRecipe] = [], expiryNotices: Bool = false,
    defaultParameters: Parameters = Parameters(), price: Price? = nil,
    keyOverrides: [String: [String]] = [:], themeName: String? = nil, isDark: Bool? = nil,
    textColumns: Int = 100,
    mouse: Bool = false, bell: Bool = false, isDemo: Bool = false,
    questions: [ContextKey: String] = [:],
    seed: UInt64 = .random(in: 0 ... .max)
  ) {
    self.startDate = startDate
    self.utcOffset = utcOffset
    self.size = size
    self.colors = colors
    self.appName = appName
    self.version = version
    self.profile = profile
    self.defaultModel = defaultModel
    self.recipes = recipes
    self.expiryNotices = expiryNotices
    self.defaultParameters = defaultParameters
    self.price = price
    self.keyOverrides = keyOverrides
    self.themeName = themeName
    self.isDark = isDark
    self.textColumns = textColumns
    self.mouse = mouse
    self.bell = bell
    self.isDemo = isDemo
    self.questions = questions
    self.seed = seed
  }
}
