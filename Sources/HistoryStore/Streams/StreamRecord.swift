internal import ChatModel

/// The format of streamed pieces in a journal, one record after the other:
///
/// | bytes | what |
/// |---|---|
/// | 4 | length of what follows, little-endian |
/// | 1 | kind |
/// | 2 | position of the choice, little-endian |
/// | 1 | length of the turn's id |
/// | … | the turn's id, then the text |
///
/// A record that is not whole ends the journal: the program was killed while it was written, or the machine lost
/// power before all of it was on the disk.
enum StreamRecord {
  enum Kind: UInt8 {
    case content = 1
    case reasoning = 2
    /// The turn ended: what came before belongs to it no longer.
    case end = 3
  }

  static let lengthSize = 4
  static let headSize = 4

  /// Records for these pieces; neighbours of one kind become one record.
  static func encode(_ deltas: [TurnDelta]) -> [UInt8] {
    var bytes: [UInt8] = []
    var open: (turn: TurnID, choice: Int, kind: Kind, start: Int)?
    for delta in deltas where TurnText.choiceLimit.contains(delta.choice) {
      for (kind, text) in [(Kind.reasoning, delta.reasoning), (.content, delta.content)]
      where !text.isEmpty {
        if let last = open, last.kind == kind, last.turn == delta.turn, last.choice == delta.choice
        {
          bytes.append(contentsOf: text.utf8)
          setLength(of: last.start, in: &bytes)
        } else {
          open = (delta.turn, delta.choice, kind, bytes.count)
          append(kind, delta.turn, delta.choice, text, to: &bytes)
        }
      }
    }
    return bytes
  }

  /// Records for all that came of a turn.
  static func encode(_ choices: [Choice], of turn: TurnID) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, choice) in choices.enumerated() {
      for (kind, text) in [(Kind.reasoning, choice.reasoning), (.content, choice.content)]
      where !text.isEmpty {
        append(kind, turn, index, text, to: &bytes)
      }
    }
    return bytes
  }

  /// The record that a turn's end leaves.
  static func end(of turn: TurnID) -> [UInt8] {
    var bytes: [UInt8] = []
    append(.end, turn, 0, "", to: &bytes)
    return bytes
  }

  private static func append(
    _ kind: Kind, _ turn: TurnID, _ choice: Int, _ text: String, to bytes: inout [UInt8]
  ) {
    let id = turn.rawValue.utf8
    // Our ids have 22 bytes, and only ours stream.
    guard let idLength = UInt8(exactly: id.count) else { return }
    let start = bytes.count
    bytes.append(contentsOf: [0, 0, 0, 0, kind.rawValue])
    bytes.append(contentsOf: [UInt8(choice & 0xFF), UInt8(choice >> 8 & 0xFF), idLength])
    bytes.append(contentsOf: id)
    bytes.append(contentsOf: text.utf8)
    setLength(of: start, in: &bytes)
  }

  private static func setLength(of start: Int, in bytes: inout [UInt8]) {
    let length = bytes.count - start - lengthSize
    for place in 0..<lengthSize {
      bytes[start + place] = UInt8(truncatingIfNeeded: length >> (8 * place))
    }
  }

  /// The length that a record begins with.
  static func length(_ head: [UInt8]) -> Int {
    head.prefix(lengthSize).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
