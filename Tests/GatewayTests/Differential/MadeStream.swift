import Basics
import ChatModel
import CompletionReading

/// A stream as some server might send it, and what is in it.
struct MadeStream {
  /// What a reader must find.
  enum Ending: Equatable {
    case complete, length, filter, refusal
    /// Not a whole reply; the words that must be told.
    case broken(String)
  }

  var bytes: [UInt8]
  var content: String
  var reasoning: String
  var ending: Ending
  var usage: Usage?

  /// The bytes in pieces as a network might cut them.
  func cut(by random: inout SplitMix) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...max(1, random.oneIn(3) ? 4 : 300), using: &random)
      pieces.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    return pieces
  }
}

extension SplitMix {
  mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }
}
