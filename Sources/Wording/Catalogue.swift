/// The sentences of one language, by their English keys.
struct Catalogue: Sendable {
  private let sentences: [String: String]

  /// Reads a table with two lines for each sentence: the key, and the sentence. `\n` in one is a line break, `\\` is `\`.
  init(_ table: String) {
    var sentences: [String: String] = [:]
    sentences.reserveCapacity(table.utf8.count / 60)
    var lines = table.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .makeIterator()
    while let key = lines.next(), let sentence = lines.next() {
      sentences[Self.unescaped(key)] = Self.unescaped(sentence)
    }
    self.sentences = sentences
  }

  /// The sentence for a key, with its values. A key without a sentence stays English: that is better than nothing, and a
  /// test finds it.
  func text(for key: String, _ values: [String]) -> String {
    let sentence = sentences[key] ?? key
    return values.isEmpty ? sentence : Self.filled(sentence, values)
  }

  /// The key of a sentence.
  func key(of sentence: String) -> String? { sentences.first { $0.value == sentence }?.key }

  /// A sentence with each `%1` replaced by the first value, and so on. Values are not looked into.
  static func filled(_ sentence: String, _ values: [String]) -> String {
    var text = ""
    var rest = Substring(sentence)
    while let mark = rest.utf8.firstIndex(of: UInt8(ascii: "%")) {
      let digits = rest[rest.utf8.index(after: mark)...].prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), values.indices.contains(number - 1) else {
        text += rest[..<digits.endIndex]
        rest = rest[digits.endIndex...]
        continue
      }
      text += rest[..<mark]
      text += values[number - 1]
      rest = rest[digits.endIndex...]
    }
    return text + rest
  }

  private static func unescaped(_ line: Substring.UTF8View) -> String {
    let text = String(Substring(line))
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var isEscape = false
    return String(
      text.compactMap { character -> Character? in
        defer { isEscape = character == "\\" && !isEscape }
        if isEscape { return character == "n" ? "\n" : character }
        return character == "\\" ? nil : character
      })
  }
}
