/// A sentence that was written in English and is now in the chosen language. Only `localized` makes one, of a
/// literal, so that a script finds all of them.
public struct Sentence: ExpressibleByStringInterpolation, Sendable {
  /// The sentence in the chosen language.
  let text: String

  /// The sentence of a literal without values, in the chosen language.
  public init(stringLiteral value: String) {
    text = Wording.catalogue?.text(for: value, []) ?? value
  }

  /// The sentence of a literal with values, in the chosen language.
  public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// The builder of a sentence: in English the sentence itself, else its key and its values.
  public struct Interpolation: StringInterpolationProtocol {
    private var words: DefaultStringInterpolation
    private var values: [String] = []
    private let catalogue: Catalogue?

    /// An empty sentence; the compiler passes the sizes of the literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      words = DefaultStringInterpolation(
        literalCapacity: literalCapacity, interpolationCount: interpolationCount)
      catalogue = Wording.catalogue
    }

    /// Adds words of the literal; they are part of the key.
    public mutating func appendLiteral(_ literal: String) { words.appendLiteral(literal) }

    /// Adds a value that is text already.
    public mutating func appendInterpolation(_ value: String) {
      if catalogue == nil { words.appendLiteral(value) } else { appendValue(value) }
    }

    /// Adds a value by its description.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      if catalogue == nil { words.appendInterpolation(value) } else { appendValue("\(value)") }
    }

    private mutating func appendValue(_ value: String) {
      values.append(value)
      words.appendLiteral("%\(values.count)")
    }

    fileprivate var text: String {
      let text = String(stringInterpolation: words)
      return catalogue?.text(for: text, values) ?? text
    }
  }

  /// Required by ``ExpressibleByStringInterpolation``.
  public typealias StringInterpolation = Interpolation
}
