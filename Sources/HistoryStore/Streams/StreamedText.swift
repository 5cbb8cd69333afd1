internal import ChatModel
internal import Glibc

/// The streamed text of a turn, in its place: in a journal, and in memory if the journal could not take it.
/// It is read part by part, so that a long reply need not be in memory as a whole.
final class StreamedText {
  /// The size of a choice in bytes.
  struct Size: Hashable {
    var content = 0
    var reasoning = 0
  }

  /// One text of a choice.
  struct Part: Hashable {
    var choice: Int
    var isReasoning: Bool
  }

  /// The sizes in bytes, by choice.
  private(set) var sizes: [Size] = []
  /// True if the journal holds more, which cannot be read.
  private(set) var isDamaged = false
  private let turn: [UInt8]
  private let held: [Choice]
  private let file: Int32
  private let length: Int
  /// The start of the turn's records.
  private var start = 0

  /// The text of a turn.
  ///
  /// - Parameters:
  ///   - file: An open journal, which is closed with this; −1 for none.
  ///   - length: Number of bytes that count.
  ///   - held: The text after that, by choice.
  init(of turn: TurnID, file: Int32, length: Int, held: [Choice] = []) {
    self.turn = Array(turn.rawValue.utf8)
    self.file = file
    self.length = length
    self.held = held
    measure()
  }

  deinit { if file >= 0 { close(file) } }

  /// All bytes.
  var byteCount: Int { sizes.reduce(0) { $0 + $1.content + $1.reasoning } }

  /// The whole text, by choice.
  var choices: [Choice] { prefixes(upTo: .max) }

  /// The beginning of each text, whole characters of at most this many bytes.
  func prefixes(upTo limit: Int) -> [Choice] {
    var content = sizes.map { _ in [UInt8]() }
    var reasoning = content
    for (index, size) in sizes.enumerated() {
      content[index].reserveCapacity(min(size.content, limit))
      reasoning[index].reserveCapacity(min(size.reasoning, limit))
    }
    forEachPart { part, bytes in
      let index = part.choice
      if part.isReasoning {
        reasoning[index].append(contentsOf: bytes.prefix(limit - reasoning[index].count))
      } else {
        content[index].append(contentsOf: bytes.prefix(limit - content[index].count))
      }
    }
    return sizes.indices.map {
      Choice(content: content[$0].wholeCharacters, reasoning: reasoning[$0].wholeCharacters)
    }
  }

  /// Hands the texts over part by part, each in its order.
  func forEachPart(_ body: (Part, UnsafeRawBufferPointer) throws -> Void) rethrows {
    if file >= 0 {
      var reader = StreamReader(file, from: start, to: length)
      while let record = reader.next() {
        guard record.turn == turn, record.kind != .end else { continue }
        let part = Part(choice: record.choice, isReasoning: record.kind == .reasoning)
        try reader.read(record.text) { try body(part, $0) }
      }
    }
    for (index, choice) in held.enumerated() {
      for (isReasoning, text) in [(true, choice.reasoning), (false, choice.content)]
      where !text.isEmpty {
        var text = text
        try text.withUTF8 {
          try body(Part(choice: index, isReasoning: isReasoning), UnsafeRawBufferPointer($0))
        }
      }
    }
  }

  private func measure() {
    if file >= 0 {
      var reader = StreamReader(file, to: length)
      while let record = reader.next() {
        guard record.turn == turn else { continue }
        if record.kind == .end {
          sizes = []
          start = reader.position
        } else {
          add(record.text.count, to: record.choice, isReasoning: record.kind == .reasoning)
        }
      }
      isDamaged = reader.isDamaged
    }
    for (index, choice) in held.enumerated() {
      add(choice.reasoning.utf8.count, to: index, isReasoning: true)
      add(choice.content.utf8.count, to: index, isReasoning: false)
    }
  }

  private func add(_ count: Int, to choice: Int, isReasoning: Bool) {
    while sizes.count <= choice { sizes.append(Size()) }
    if isReasoning { sizes[choice].reasoning += count } else { sizes[choice].content += count }
  }
}

extension [UInt8] {
  /// The text, without a character at its end that is not whole.
  fileprivate var wholeCharacters: String {
    var end = count
    // A character has at most four bytes, and only its first is not a continuation.
    while end > 0, count - end < 3, self[end - 1] & 0xC0 == 0x80 { end -= 1 }
    guard end > 0, self[end - 1] >= 0xC0 else { return String(decoding: self, as: UTF8.self) }
    let length = self[end - 1] >= 0xF0 ? 4 : self[end - 1] >= 0xE0 ? 3 : 2
    let isWhole = count - (end - 1) >= length
    return String(decoding: isWhole ? self[...] : self[..<(end - 1)], as: UTF8.self)
  }
}
