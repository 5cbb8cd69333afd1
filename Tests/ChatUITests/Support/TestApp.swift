import ChatModel
import FoundationEssentials
import TerminalKit
import Testing
import TextEditing

@testable import ChatUI

/// The front end under test: keys and updates go in, the effects of the last step and the screen come out.
struct TestApp {
  var state: AppState
  /// What the last step asked for.
  var effects: [Effect] = []
  /// What every step asked for.
  var allEffects: [Effect] = []

  init(
    rows: Int = 24, columns: Int = 80, colors: Int = 16,
    _ configure: (inout LaunchOptions) -> Void = { _ in }
  ) {
    var launch = LaunchOptions(
      startDate: .start, size: Size(rows: rows, columns: columns), colors: colors)
    (launch.version, launch.seed) = ("1.0", 7)
    configure(&launch)
    state = AppState(launch)
    receive(.profiles([Sample.profile()]))
    effects = []
  }

  /// An app with contexts and the first one's conversation on screen.
  static func opened(
    rows: Int = 24, columns: Int = 80, colors: Int = 16, turns: [TurnView] = [],
    draft: Draft = Draft(), history: [String] = [], hasEarlier: Bool = false,
    _ configure: (inout LaunchOptions) -> Void = { _ in }
  ) -> TestApp {
    var app = TestApp(rows: rows, columns: columns, colors: colors, configure)
    app.receive(.contexts(Sample.contexts))
    app.receive(
      .opened(
        ConversationSnapshot(
          conversation: Sample.conversation(Sample.manualTalk, Sample.manual), turns: turns,
          hasEarlier: hasEarlier, draft: draft, promptHistory: history)))
    app.effects = []
    app.allEffects = []
    return app
  }

  var now: Date { state.now }

  mutating func send(_ event: AppEvent) {
    effects = update(&state, event)
    allEffects += effects
  }

  /// Presses keys by their names, one chord or several.
  mutating func press(_ names: String...) {
    effects = []
    for name in names {
      guard let chord = KeyChord(name) else {
        Issue.record("\(name) is no key")
        continue
      }
      for press in chord.steps {
        let more = update(&state, .input(.key(press), at: now))
        effects += more
        allEffects += more
      }
    }
  }

  /// Types characters one by one.
  mutating func type(_ text: String) {
    effects = []
    for character in text {
      let key: Key = character == "\n" ? .enter : .character(character)
      let more = update(&state, .input(.key(KeyPress(key)), at: now))
      effects += more
      allEffects += more
    }
  }

  /// Types a line and presses Enter; only what Enter asks for is in `effects`.
  mutating func submit(_ text: String) {
    type(text)
    press("Enter")
  }

  mutating func paste(_ text: String) {
    send(.input(.paste(text), at: now))
  }

  mutating func receive(_ update: SessionUpdate) {
    send(.session(update, at: now))
  }

  mutating func receive(turn: Turn) {
    receive(.turn(TurnView(turn: turn)))
  }

  /// Lets time pass and the tick come.
  mutating func wait(_ seconds: Double) {
    send(.tick(now.addingTimeInterval(seconds)))
  }

  mutating func resize(_ rows: Int, _ columns: Int) {
    send(.resized(Size(rows: rows, columns: columns)))
  }

  // What is seen

  var frame: Frame { view(state) }
  var screen: [String] {
    let grid = frame.grid
    return (0..<grid.size.rows).map(grid.text(row:))
  }
  /// What lies over the transcript, its title first.
  var panel: [String] {
    let rect = state.layout.overlay
    return Array(screen[rect.row..<rect.endRow])
  }
  var text: String { screen.joined(separator: "\n") }
  var header: String { screen.first ?? "" }
  var status: String { screen.last ?? "" }
  var divider: String { screen[state.layout.divider.row] }
  var notice: String? { state.notices.shown?.notice.text }
  var draft: String { state.pane.composer.editor.text }

  func shows(_ text: String) -> Bool { self.text.contains(text) }

  // What was asked for

  var commands: [SessionCommand] {
    effects.compactMap { if case .session(let command) = $0 { command } else { nil } }
  }
  var sent: SendRequest? {
    commands.lazy.compactMap { if case .send(let request) = $0 { request } else { nil } }.first
  }
  /// The prompt that was asked in the place of another.
  var edited: SendRequest? {
    commands.lazy.compactMap { if case .edit(_, let request) = $0 { request } else { nil } }.first
  }
  /// How the draft of a conversation was to be kept last.
  var keptDraft: (text: String, unsent: [String])? {
    allEffects.lazy.reversed().compactMap {
      if case .session(.saveDraft(_, let draft, let unsent, _)) = $0 {
        (draft.text, unsent.map(\.text))
      } else {
        nil
      }
    }.first
  }
  /// The files of which prompt are to be read, and whether the user is sure.
  var expansion: (SendRequest, isSure: Bool)? {
    allEffects.lazy.compactMap {
      if case .expandFiles(let request, let isSure) = $0 { (request, isSure) } else { nil }
    }.first
  }
  var menu: ContextMenu? {
    if case .menu(let menu)? = state.overlays.last { menu } else { nil }
  }
  var form: FormDialog? {
    if case .form(let form)? = state.overlays.last { form } else { nil }
  }
  var panelTitle: String? {
    if case .text(let panel)? = state.overlays.last { panel.title } else { nil }
  }
}

extension Date {
  static let start = Date(timeIntervalSinceReferenceDate: 800_000_000)
}
