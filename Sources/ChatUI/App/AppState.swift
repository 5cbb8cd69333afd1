package import ChatModel
package import FoundationEssentials
package import TerminalKit
package import TextEditing

/// Everything that the screen shows or that decides what a key does. `update` changes it, `view` draws it.
package struct AppState: Sendable {
  package let launch: LaunchOptions
  /// The time of the last event that carried one.
  package internal(set) var now: Date
  package internal(set) var size: Size
  package internal(set) var colors: Int
  /// Whether the terminal's background is dark, where it is known.
  package internal(set) var isDark: Bool?
  package internal(set) var themeName: String?
  package internal(set) var theme: Theme
  package internal(set) var keymap: ActionKeymap
  package internal(set) var mouse: Bool
  /// Whether the terminal window has the focus; true where it does not say.
  package internal(set) var isFocused = true

  package internal(set) var contexts = ContextList()
  /// Whether the registry was told at all.
  package internal(set) var hasContexts = false
  package internal(set) var numbers = ContextNumbers()
  /// Contexts that the server said are gone since the registry was told last.
  package internal(set) var lost: Set<ContextKey> = []
  /// The conversation on screen.
  package internal(set) var pane: ConversationPane
  package internal(set) var shelf = PaneShelf()
  /// What was asked to be opened and has not come.
  package internal(set) var opening: Opening?
  /// Whether the controller has yet to open what it was started with, if anything.
  package internal(set) var isStarting = true

  package internal(set) var isReading = false
  /// The topmost is last.
  package internal(set) var overlays: [Overlay] = []
  package internal(set) var completion: CompletionPopup?
  package internal(set) var promptLine: PromptLine?
  /// The beginning of a chord.
  package internal(set) var pendingKeys: [KeyPress] = []
  package internal(set) var notices = NoticeBoard()
  var expiries = ExpiryWatch()
  /// Whether something was asked for that may be answered by an offer; not once another key was pressed.
  var awaitsOffer = false
  /// Whether the store holds text of the lobby.
  var lobbyIsSaved = false
  /// Slow jobs by their numbers.
  package internal(set) var jobs: [Int: String] = [:]
  /// Until when a second Ctrl+C quits.
  package internal(set) var quitArmedUntil: Date?
  /// Why nothing is saved; `nil` when all is well.
  package internal(set) var savingTrouble: SavingTrouble?
  /// What went to the trash in this session, the last one last.
  package internal(set) var deleted: [Deleted] = []
  /// What copy-code and copy-link took last, so that the next press takes the next one.
  package internal(set) var copyCursor: CopyCursor?
  /// Whether the composer changed since completions were looked for.
  var completionIsStale = false
  /// The conversation whose composer `$EDITOR` has, on the terminal or stopped.
  var editorTarget: ConversationID?
  var searchSerial = 0
  /// Whether what is told now answers a key or a command of the user.
  var answersUser = false
  /// Whether anything was typed since `opening` was set: then nothing may be opened unasked.
  var typedSinceOpening = false
  private var names: SplitMix64

  package internal(set) var layout: ScreenLayout
  /// The rows of the composer, laid out at the end of each update.
  package internal(set) var composer: EditorLayout
  private var effects: [Effect] = []

  /// The state before anything has happened.
  package init(_ launch: LaunchOptions) {
    self.launch = launch
    now = launch.startDate
    size = launch.size
    colors = launch.colors
    isDark = launch.isDark
    themeName = launch.themeName
    theme = .named(launch.themeName, colors: launch.colors, isDark: launch.isDark)
      .with(textColumns: launch.textColumns)
    let overrides = KeyOverrides(launch.keyOverrides)
    keymap = ActionKeymap(checked: overrides)
    mouse = launch.mouse
    names = SplitMix64(seed: launch.seed)
    pane = ConversationPane(
      id: ConversationPane.lobby, context: nil, theme: theme.transcript)
    layout = ScreenLayout(size: launch.size, composerRows: 1, choiceRows: 0)
    composer = pane.editor.layout(width: 1, maxRows: 1, style: theme.editor)
    for problem in overrides.problems {
      notices.post(.warning, problem.message, at: now)
    }
    if let name = launch.themeName, !Theme.names.contains(name) {
      notices.post(.warning, Self.unknownTheme(name), at: now)
    }
    dressPane()
    settleLayout()
  }

  /// Asks the world outside for something.
  mutating func emit(_ effect: Effect) {
    effects.append(effect)
  }

  mutating func emit(_ command: SessionCommand) {
    effects.append(.session(command))
  }

  /// Columns of the mark before the composer's text.
  var markColumns: Int {
    pane.editing == nil ? ScreenLayout.promptColumns : CellWidth.of(ScreenLayout.editMark)
  }

  /// Hands over what was asked for.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  mutating func newTurnID() -> TurnID {
    .random(using: &names)
  }

  mutating func tell(_ level: Notice.Level, _ text: String) {
    if answersUser {
      notices.answer(Notice(level: level, text: text), at: now)
    } else {
      notices.post(level, text, at: now)
    }
  }

  /// Tells what goes with the next key.
  mutating func tellBriefly(_ text: String) {
    notices.answer(Notice(level: .info, text: text), isBrief: true, at: now)
  }

  static func unknownTheme(_ name: String) -> String {
    let near = Suggestion.nearest(to: name, among: Theme.names)
    return "Unknown theme “\(name)”"
      + (near.map { "; did you mean “\($0)”?" }
        ?? "; choose from \(Theme.names.joined(separator: ", ")).")
  }
}

/// What was asked to be opened.
package enum Opening: Sendable, Hashable {
  /// The lobby is on screen until it comes.
  case context(ContextKey)
  /// A context that is being made; the conversation before stays on screen until it comes.
  case made
}

/// Where copying by repeated presses is.
package struct CopyCursor: Sendable, Hashable {
  package enum What: Sendable, Hashable { case code, link }

  package let what: What
  let turn: TurnID?
  let role: Role?
  var index: Int
}

/// A small generator of random numbers whose sequence follows from its seed.
struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
