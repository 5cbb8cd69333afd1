/// A value of a document with the place where it begins, so that every error can point there.
package struct Node: Sendable {
  /// What the value is.
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
    package var name: String
    package var position: Position
    package var value: Node
  }

  package var value: Value
  package var position: Position

  /// What sort of value it is, without the value.
  package var kind: String {
    switch value {
    case .null, .bool, .text, .list, .object: words
    case .number: "a number"
    }
  }

  /// What the value is, in words for an error: `the text "x"`, `the number 3`, ….
  package var words: String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let number, true): "the number \(Int(number))"
    case .number(let number, false): "the number \(number)"
    case .text: "a string"
    case .list: "a list"
    case .object: "an object"
    }
  }
}
