import TerminalKit

extension Property {
  /// Keys are the same however the terminal's bytes are cut, and no key is a control character.
  static let keys = Property("keys") { input in
    var choices = Choices(input)
    let seed = choices.next(below: 256)
    let pieces = choices.pieces(seed: seed)
    let whole = decoded([Array(choices.rest)])
    try hold(decoded(pieces) == whole, "keys depend on where the bytes are cut")
    for event in whole {
      guard case .key(let press) = event, case .character(let character) = press.key else {
        continue
      }
      let isControl = character.unicodeScalars.contains {
        $0.value < 0x20 || 0x7F...0x9F ~= $0.value
      }
      try hold(!isControl, "a control character is typed as text")
    }
  }

  private static func decoded(_ pieces: [[UInt8]]) -> [InputEvent] {
    var decoder = KeyDecoder()
    var events = pieces.flatMap { decoder.feed($0) }
    // However long a sequence waits, it ends.
    var rounds = 0
    while decoder.isPending, rounds < 100 {
      events += decoder.flush()
      rounds += 1
    }
    events += decoder.flushPaste()
    return events
  }
}
