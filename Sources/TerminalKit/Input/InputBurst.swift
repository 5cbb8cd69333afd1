/// The meaning of what a terminal sends in one piece, where its keys one by one would mislead: text with line ends in it
/// is a paste that the terminal does not mark, and several equal arrows are the wheel.
///
/// ```swift
/// let events = InputBurst.meaning(of: decoder.feed(bytes))
/// ```
public enum InputBurst {
  /// So many equal arrows at once are no finger: terminals send three to five for a step of the wheel.
  private static let fewestArrows = 3
  /// The rows that a step of the wheel scrolls.
  private static let rowsOfStep = 3

  /// The events in place of those of one reading.
  ///
  /// - Parameters:
  ///   - marksPastes: True if the terminal marks pastes: then text was typed ahead, line ends and all.
  ///   - continuesPaste: True if what came right before it was a paste without marks: it goes on here.
  public static func meaning(
    of events: [InputEvent], marksPastes: Bool = false, continuesPaste: Bool = false
  ) -> [InputEvent] {
    guard events.count > 1 || continuesPaste else { return events }
    if let steps = wheel(events) { return steps }
    guard !marksPastes else { return events }
    var result: [InputEvent] = []
    var rest = events[...]
    while let first = rest.first {
      let text = Array(rest.lazy.map(typed).prefix(while: { $0 != nil }).compactMap(\.self))
      if text.isEmpty {
        result.append(first)
      } else if continuesPaste && result.isEmpty || isPaste(text) {
        result.append(.paste(String(text.map { $0 == "\r" ? "\n" : $0 })))
      } else {
        result += rest.prefix(text.count)
      }
      rest = rest.dropFirst(max(1, text.count))
    }
    return result
  }

  /// True for text that goes on after an Enter.
  private static func isPaste(_ text: [Character]) -> Bool {
    text.firstIndex(of: "\r").map { text[$0...].contains { $0 != "\r" } } ?? false
  }

  /// True if a paste without marks is at the end of these events, so that the next piece may continue it.
  public static func endsInPaste(_ events: [InputEvent]) -> Bool {
    if case .paste? = events.last { true } else { false }
  }

  /// The text of a key that a paste can consist of; Enter is CR.
  private static func typed(_ event: InputEvent) -> Character? {
    guard case .key(let press) = event else { return nil }
    switch press {
    case KeyPress(.enter): return "\r"
    case KeyPress(.tab): return "\t"
    case KeyPress(.character("j"), .control): return "\n"
    default:
      guard case .character(let character) = press.key, press.modifiers.isEmpty else { return nil }
      return character
    }
  }

  /// The steps of the wheel that equal arrows are.
  private static func wheel(_ events: [InputEvent]) -> [InputEvent]? {
    guard events.count >= fewestArrows, events.allSatisfy({ $0 == events[0] }) else { return nil }
    let action: MouseEvent.Action
    switch events[0] {
    case .key(KeyPress(.up)): action = .wheelUp
    case .key(KeyPress(.down)): action = .wheelDown
    default: return nil
    }
    let step = InputEvent.mouse(MouseEvent(action: action, position: Point(row: 0, column: 0)))
    return Array(repeating: step, count: max(1, events.count / rowsOfStep))
  }
}
