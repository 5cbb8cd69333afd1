/// An action as the help, the palette and the key map know it.
package struct ActionInfo: Sendable, Hashable {
  /// The action that is described.
  package let action: Action
  /// The context of its keys.
  package let context: KeyContext
  /// A summary in a few words, without a full stop.
  package let summary: String
  /// The default keys, canonical first.
  package let chords: [String]
  /// True if the palette and `/name` offer it: not those that only make sense under a finger.
  package let isCommand: Bool

  init(
    _ action: Action, _ context: KeyContext, _ summary: String, _ chords: [String],
    isCommand: Bool = true
  ) {
    self.action = action
    self.context = context
    self.summary = summary
    self.chords = chords
    self.isCommand = isCommand
  }

  /// All of them, in the order of the help.
  package static let all: [ActionInfo] =
    writing + everywhere + choices + reading + menu + comparing + lists + editing + historySearch

  private static let byAction = Dictionary(
    all.map { ($0.action, $0) }, uniquingKeysWith: { first, _ in first })

  static func of(_ action: Action) -> ActionInfo {
    byAction[action] ?? ActionInfo(action, .global, action.rawValue, [])
  }
}

extension Action {
  /// Its context, summary and default keys.
  package var info: ActionInfo { .of(self) }
}
