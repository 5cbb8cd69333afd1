import Basics
import ChatModel
package import FoundationEssentials
package import TerminalKit
import TextEditing

/// Everything that the screen shows or that decides what a key does. `update` changes it, `view` draws it.
///
/// Each part owns its fields and is changed through its methods alone. The extensions of this type only say which part
/// takes which event, and what the parts have to tell each other.
package struct AppState: Sendable {
  /// The options that the program was started with.
  package let launch: LaunchOptions
  /// The time of the last event that carried one.
  package internal(set) var now: Date
  /// Size, theme and mouse, and how the rows are divided.
  package internal(set) var screen: Screen
  /// Key bindings, the chord that has begun, and whether Ctrl+C quits.
  package internal(set) var keyboard: Keyboard
  /// The contexts with their conversations, as they were listed last.
  package internal(set) var contexts = ContextList()
  /// The conversation on screen.
  package internal(set) var pane: ConversationPane
  /// The conversations that were left.
  package internal(set) var shelf = PaneShelf()
  /// The conversation that was asked for and is not on screen yet.
  package internal(set) var opening = Opening()
  /// The keyboard in the transcript: on or off, and the last piece copied there.
  package internal(set) var reading = Reading()
  /// The panels and the question above the composer, which have the keys while they are open.
  package internal(set) var overlays = Overlays()
  /// The notice on screen, and the log of all notices.
  package internal(set) var notices = NoticeBoard()
  /// The user's prompt templates.
  package internal(set) var templates = Templates()
  var editorVisit = EditorVisit()
  private var names: SplitMix
  private var effects: [Effect] = []

  /// The state before anything has happened.
  package init(_ launch: LaunchOptions) {
    self.launch = launch
    now = launch.startDate
    screen = Screen(launch)
    let overrides = KeyOverrides(launch.keyOverrides)
    keyboard = Keyboard(
      ActionKeymap(checked: overrides, taken: launch.takenKeys), hasVi: launch.hasViKeys)
    names = SplitMix(seed: launch.seed)
    pane = ConversationPane(
      id: ConversationPane.lobby, context: nil, theme: screen.theme.transcript)
    for problem in overrides.problems { tell(.warning, problem.message) }
    if let name = launch.themeName, !Theme.names.contains(name) {
      tell(.warning, Self.unknownTheme(name))
    }
    stylePane()
    layOut()
  }

  /// The context on screen.
  var shownContext: ContextSummary? { pane.context.flatMap { contexts[$0] } }
  /// The price of the model of the context on screen, if the user set one.
  var price: Price? { shownContext.flatMap { contexts.profiles[$0.context.profile]?.price } }
  /// The keys of all actions.
  package var keymap: ActionKeymap { keyboard.keymap }
  /// The rectangles of the parts of the screen.
  package var layout: ScreenLayout { screen.layout }
  /// The size of the screen in cells.
  package var size: Size { screen.size }
  /// The theme in use.
  package var theme: Theme { screen.theme }

  /// Asks the world outside for something.
  mutating func emit(_ effect: Effect) { effects.append(effect) }
  mutating func emit(_ command: SessionCommand) { effects.append(.session(command)) }

  /// Hands over what was asked for.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  mutating func newTurnID() -> TurnID { .random(using: &names) }

  /// Changes a conversation in its place, on screen or left; `nil` when it has none.
  @discardableResult
  mutating func change<Result>(
    _ conversation: ConversationID, _ body: (inout ConversationPane) -> Result
  ) -> Result? {
    conversation == pane.id ? body(&pane) : shelf.change(conversation, body)
  }
}
