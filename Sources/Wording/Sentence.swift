/// A sentence that was written in English and is now in the chosen language. Only `localized` makes one, of a
/// literal, so that a script finds all of them.
public struct Sentence: ExpressibleByStringInterpolation, Sendable {
  /// The sentence in the chosen language.
  let text: String

  public init(stringLiteral value: String) {
    text = Wording.catalogue?.text(for: value, []) ?? value
  }

  public init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// What Swift builds a sentence with: in English the sentence itself, else its key and its values.
  public struct Interpolation: StringInterpolationProtocol {
    private var words: DefaultStringInterpolation
    private var values: [String] = []
    private let catalogue: Catalogue?

    public init(literalCapacity: Int, interpolationCount: Int) {
      words = DefaultStringInterpolation(
        literalCapacity: literalCapacity, interpolationCount: interpolationCount)
      catalogue = Wording.catalogue
    }

    public mutating func appendLiteral(_ literal: String) { words.appendLiteral(literal) }

    public mutating func appendInterpolation(_ value: String) {
      if catalogue == nil { words.appendLiteral(value) } else { appendValue(value) }
    }

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

  public typealias StringInterpolation = Interpolation
}
