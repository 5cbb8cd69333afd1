import Wording

/// A value of a document with the place where it begins, so that every error can point there.
package struct Node: Sendable {
  /// The value itself.
  package indirect enum Value: Sendable {
    case null
    case bool(Bool)
    case number(Double, isInteger: Bool)
    case text(String)
    case list([Node])
    case object([Member])
  }

  /// A name and its value.
  package struct Member: Sendable {
    /// The name of the member.
    package var name: String
    /// The position of the name.
    package var position: Position
    /// The bytes of the name, quotes included.
    package var nameRange: Range<Int>
    /// The value of the member.
    package var value: Node
  }

  /// The value itself.
  package var value: Value
  /// The position of its first character.
  package var position: Position
  /// Its bytes in the document.
  package var range: Range<Int>

  /// The kind of the value, without the value.
  package var kind: String {
    switch value {
    case .null, .bool, .text, .list, .object: words
    case .number: localized("a number")
    }
  }

  /// The value in words for an error: `the string "x"`, `the number 3`, ….
  package var words: String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number, true): localized("the number \(Int(number))")
    case .number(let number, false): localized("the number \(number)")
    case .text: localized("a string")
    case .list: localized("a list")
    case .object: localized("an object")
    }
  }
}
