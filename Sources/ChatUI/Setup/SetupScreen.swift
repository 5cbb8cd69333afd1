import FoundationEssentials
package import TerminalKit
import TextEditing

/// The set-up on a full screen: the flow, and the answer that is being given. Pure, like ``AppState``.
package struct SetupScreen: Sendable {
  /// Everything that can happen to it.
  package enum Event: Sendable, Equatable {
    case input(InputEvent)
    case resized(Size)
    case terminal(TerminalFact)
    case result(SetupResult, serial: Int)
  }

  /// Everything that it asks for.
  package enum Effect: Sendable, Equatable {
    case run(SetupTask, serial: Int)
    /// Give up what runs.
    case cancel
    case redraw, suspend
    case end(SetupEnd)
  }

  private(set) var flow: SetupFlow
  private(set) var screen: Screen
  private var keyboard: Keyboard
  /// The text under edit.
  private(set) var field = LineField()
  /// The row that Enter takes.
  private(set) var selected = 0
  /// The first line of the explanation on screen.
  private(set) var top = 0
  private var shown: SetupQuestion

  /// A set-up at its first question.
  ///
  /// - Parameters:
  ///   - draft: Answers that are there to begin with.
  ///   - launch: The terminal, its theme and its keys.
  package init(
    _ facts: SetupFacts, draft: SetupDraft = SetupDraft(), launch: LaunchOptions
  ) {
    flow = SetupFlow(facts, draft: draft)
    screen = Screen(launch)
    keyboard = Keyboard(
      ActionKeymap(checked: KeyOverrides(launch.keyOverrides), taken: launch.takenKeys))
    shown = flow.question
    show(shown)
  }

  var keymap: ActionKeymap { keyboard.keymap }
  var question: SetupQuestion { shown }
  /// True while mouse reports are on.
  package var mouse: Bool { screen.mouse }

  /// The rows to choose from.
  var rows: [SetupQuestion.Row] {
    switch shown.kind {
    case .choice(let rows, _): rows
    case .text(let text): text.rows(for: field.text)
    case .waiting: []
    }
  }

  var text: TextQuestion? {
    if case .text(let text) = shown.kind { text } else { nil }
  }

  // MARK: Events

  /// Changes the screen; nothing else does.
  package mutating func update(_ event: Event) -> [Effect] {
    var effects: [Effect] = []
    switch event {
    case .input(let input): take(input, &effects)
    case .resized(let size): screen.resize(size)
    case .terminal(let fact): screen.learn(fact)
    case .result(let result, let serial): flow.take(result, of: serial)
    }
    if let next = flow.takeTask() { effects.append(.run(next.task, serial: next.serial)) }
    let question = flow.question
    if question != shown {
      let isSame = question.title == shown.title
      shown = question
      // A problem with the answer leaves it to be mended.
      if !isSame { show(question) }
    }
    if let end = flow.end { effects.append(.end(end)) }
    return effects
  }

  private mutating func show(_ question: SetupQuestion) {
    top = 0
    switch question.kind {
    case .choice(_, let standard):
      field = LineField()
      selected = standard
    case .text(let text):
      field = LineField(text.value)
      selected = text.standardRow(for: text.value)
    case .waiting:
      field = LineField()
      selected = 0
    }
  }

  private mutating func take(_ input: InputEvent, _ effects: inout [Effect]) {
    switch input {
    case .key(let key): press(key, &effects)
    case .paste(let text): edit { $0.insert(text.trimmed) }
    case .mouse(let event): useMouse(event)
    case .focus, .reply, .unknown: break
    }
  }

  private mutating func press(_ key: KeyPress, _ effects: inout [Effect]) {
    switch keyboard.press(key, in: [.panel, .editing, .global]) {
    case .action(let action): perform(action, &effects)
    case .unbound(let press):
      guard case .character(let character) = press.key,
        press.modifiers.isDisjoint(with: [.control, .alt, .super])
      else { return }
      if text != nil { edit { $0.insert(String(character)) } } else { choose(by: character) }
    case .nothing: break
    }
  }

  private mutating func perform(_ action: Action, _ effects: inout [Effect]) {
    switch action {
    case .cancel:
      if flow.isWaiting { effects.append(.cancel) }
      flow.back(keeping: text == nil ? nil : field.text)
    case .interrupt, .quit:
      if flow.isWaiting { effects.append(.cancel) }
      flow.leave()
    case .redraw: effects.append(.redraw)
    case .suspend: effects.append(.suspend)
    case .listUp, .fieldPrevious: move(.up)
    case .listDown, .fieldNext: move(.down)
    case .listTop: move(.top)
    case .listBottom: move(.bottom)
    case .listPageUp: scroll(by: -1)
    case .listPageDown: scroll(by: 1)
    case .listOpen: answer()
    default: if let change = action.edit { edit { $0.perform(change) } }
    }
  }

  /// Enter.
  private mutating func answer() {
    switch shown.kind {
    case .choice: flow.choose(selected)
    case .text: flow.enter(rows.indices.contains(selected) ? rows[selected].title : field.text)
    case .waiting: break
    }
  }

  private mutating func edit(_ body: (inout LineField) -> Void) {
    guard let text else { return }
    let before = field.text
    body(&field)
    if field.text != before { selected = text.standardRow(for: field.text) }
  }

  /// A digit chooses, in a question without a text.
  private mutating func choose(by character: Character) {
    guard let number = character.wholeNumberValue, rows.indices.contains(number - 1) else { return }
    selected = number - 1
  }

  private mutating func move(_ move: ListMove) {
    if rows.isEmpty { return scroll(by: move == .up ? -1 : 1) }
    selected = move.moved(selected, count: rows.count, page: 1)
  }

  private mutating func scroll(by pages: Int) {
    let layout = SetupLayout(self)
    top = max(0, min(top + pages * max(1, layout.explanation.rows), layout.hiddenLines))
  }

  private mutating func useMouse(_ event: MouseEvent) {
    switch event.action {
    case .wheelUp: move(.up)
    case .wheelDown: move(.down)
    case .press(button: 1):
      let list = SetupLayout(self).list
      let isSecond = ListWindow.select(
        row: event.position.row, in: list, selected: &selected, count: rows.count)
      if isSecond { answer() }
    case .press, .release, .drag, .move: break
    }
  }
}
