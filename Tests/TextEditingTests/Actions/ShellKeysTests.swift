import Basics
import Testing

@testable import TextEditing

/// The keys of the editor against those of bash's readline, on lines of ASCII and of letters with accents.
///
/// A line end there and words of other scripts are readline's no business, and a kill of nothing does not part two
/// kills here.
@Suite(.enabled(if: BashRun.isThere)) struct ShellKeysTests {
  /// Keys as a shell gets them, and what they are bound to here.
  private static let keys: [(bytes: String, action: EditAction)] = [
    ("^B", .moveLeft), ("^F", .moveRight), ("^A", .moveLineStart), ("^E", .moveLineEnd),
    ("␛b", .moveWordLeft), ("␛f", .moveWordRight), ("^?", .deleteBackward),
    ("␛\\", .deleteHorizontalSpace),
    ("^W", .killWordBackward), ("␛^?", .killWordBackwardUnicode), ("␛d", .killWordForward),
    ("^U", .killToLineStart), ("^K", .killToLineEnd), ("^Y", .yank), ("^T", .transpose),
    ("␛u", .upcaseWord), ("␛l", .downcaseWord), ("␛c", .capitalizeWord),
    ("␛t", .transposeWords), ("␛y", .yankPop),
  ]
  /// The last two depend on what was done to other lines, or behind the last word.
  private static let free = keys.dropLast(2)

  private func ours(_ text: String, _ keys: [String]) -> String {
    var editor = TextEditor(text: text)
    for key in keys {
      guard let action = Self.keys.first(where: { $0.bytes == key })?.action else { return key }
      editor.perform(action)
    }
    return editor.marked
  }

  private func compare(_ rows: [(text: String, keys: [String])]) throws {
    let theirs = try BashRun.results(
      rows.map { BashRun.Case(text: $0.text, keys: $0.keys.joined()) })
    try #require(theirs.count == rows.count)
    for (row, their) in zip(rows, theirs) {
      #expect(ours(row.text, row.keys) == their, "\(row.keys) on “\(row.text)”")
    }
  }

  @Test(arguments: [1, 2, 3, 5])
  func `Keys at random do to a line what they do in a shell`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let words = ["one", "two three", "A", "x1", "été", "(ab)", "-v", "a,b", " ", "  ", "=", "END"]
    try compare(
      (0..<1000).map { _ in
        let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
          (words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
        }
        let keys = (0..<Int.random(in: 1...6, using: &random)).compactMap { _ in
          Self.free.randomElement(using: &random)?.bytes
        }
        // Something to yank that is the same on both sides.
        return (text.joined(), ["^A", "^K", "^Y"] + keys)
      })
  }

  @Test func `The kill ring and words that change places are those of a shell`() throws {
    try compare([
      ("one two three", ["^W", "^B", "^W", "^Y", "␛y"]),
      ("one two three", ["^W", "^B", "^W", "^A", "^K", "^Y", "␛y", "␛y"]),
      ("one two three", ["^W", "^A", "␛d", "^Y", "␛y", "^W", "^Y"]),
      ("one two", ["^W", "^A", "^K", "^Y", "^B", "␛y"]),
      ("one two", ["␛t"]), ("one two", ["^A", "␛t"]), ("one two three", ["␛b", "␛t"]),
      ("one two three", ["␛b", "^B", "␛t", "␛t"]), ("one", ["␛t"]),
      ("one two", ["^A", "␛f", "␛t"]),
      ("a-b, c", ["␛b", "␛t"]), ("one (two) x", ["␛b", "␛t", "␛u"]),
    ])
  }
}
