import ChatModel
@testable import HistoryStore

extension Property {
  /// Any bytes can be read as a journal; what was written is read back; a journal that was cut holds a beginning.
  static let journal = Property("journal") { input in
    let turn = TurnID(rawValue: "turn")
    let conversation = ConversationID(rawValue: "conversation")
    let asJournal = StreamRecord.choices(of: turn, in: input)
    let size = asJournal.reduce(0) { $0 + $1.content.unicodeScalars.count }
    try hold(size <= input.count, "more text than bytes")
    var choices = Choices(input)
    let cut = choices.next(below: 256)
    let pieces = choices.pieces(seed: cut).map { String(decoding: $0, as: UTF8.self) }
    var bytes: [UInt8] = []
    for piece in pieces {
      bytes += StreamRecord.encode([
        TurnDelta(turn: turn, conversation: conversation, content: piece)
      ])
    }
    let text = pieces.joined()
    let read = StreamRecord.choices(of: turn, in: bytes)
    try hold((read.first?.content ?? "") == text, "what was journaled is not read back")
    let part = StreamRecord.choices(of: turn, in: Array(bytes.dropLast(cut)))
    let beginning = part.first?.content ?? ""
    try hold(
      text.utf8.starts(with: beginning.utf8), "a journal that was cut holds no beginning")
  }
}
