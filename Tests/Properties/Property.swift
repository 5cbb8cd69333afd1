/// A rule that holds for every input. A fuzzer looks for an input that breaks it; `make test` tries the inputs of
/// `Tests/Corpus`.
public struct Property: Sendable {
  /// The name of its folder in the corpus, and of its fuzz target.
  public let name: String
  /// Reads an input; throws ``Broken`` when the rule does not hold for it.
  public let check: @Sendable ([UInt8]) throws -> Void

  init(_ name: String, _ check: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.name = name
    self.check = check
  }

  /// All of them.
  public static let all: [Property] = [
    .events, .replies, .keys, .cells, .markdown, .configuration, .journal, .requests, .lexers,
    .archives, .responses, .gemini,
  ]
}

/// A rule was broken.
public struct Broken: Error, CustomStringConvertible {
  /// What should have been.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Throws ``Broken`` unless a condition holds.
func hold(_ condition: Bool, _ rule: @autoclosure () -> String) throws {
  guard condition else { throw Broken(rule()) }
}
