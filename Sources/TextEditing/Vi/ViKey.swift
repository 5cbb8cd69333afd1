import TerminalKit

/// A key as the commands of vi know it.
enum ViKey: Sendable, Hashable {
  case character(Character)
  case enter, backspace, delete, left, right, up, down, home, end, redo

  /// `nil` for a key that is no part of any command.
  init?(_ press: KeyPress) {
    switch (press.key, press.modifiers) {
    case (.character(let character), []): self = .character(character)
    case (.character("h"), .control): self = .backspace
    case (.character("r"), .control): self = .redo
    case (.enter, []): self = .enter
    case (.backspace, []): self = .backspace
    case (.delete, []): self = .delete
    case (.left, []): self = .left
    case (.right, []): self = .right
    case (.up, []): self = .up
    case (.down, []): self = .down
    case (.home, []): self = .home
    case (.end, []): self = .end
    default: return nil
    }
  }

  /// The character that it types.
  var character: Character? {
    guard case .character(let character) = self else { return nil }
    return character
  }
}
