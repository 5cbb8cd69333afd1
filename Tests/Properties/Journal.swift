import ChatModel
import Glibc
@testable import HistoryStore

extension Property {
  /// Any bytes can be read as a journal; what was written is read back; a journal that was cut holds a beginning.
  static let journal = Property("journal") { input in
    let turn = TurnID(rawValue: "turn")
    let conversation = ConversationID(rawValue: "conversation")
    let asJournal = try journaled(of: turn, in: input)
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
    let read = try journaled(of: turn, in: bytes)
    try hold((read.first?.content ?? "") == text, "what was journaled is not read back")
    let part = try journaled(of: turn, in: Array(bytes.dropLast(cut)))
    let beginning = part.first?.content ?? ""
    try hold(
      text.utf8.starts(with: beginning.utf8), "a journal that was cut holds no beginning")
  }
  /// What a journal with these bytes holds of a turn.
  private static func journaled(of turn: TurnID, in bytes: [UInt8]) throws -> [Choice] {
    var path = Array("/tmp/ctxchat-journal-XXXXXX".utf8CString)
    let file = mkstemp(&path)
    unlink(path)
    try hold(file >= 0 && write(file, bytes, bytes.count) == bytes.count, "no temporary file")
    // Closes the file when it goes.
    return StreamedText(of: turn, file: file, length: bytes.count).choices
  }
}
