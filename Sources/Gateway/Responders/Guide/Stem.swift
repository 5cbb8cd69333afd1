/// Takes the endings off English words, so that "stopping", "stopped" and "stops" meet "stop". A
/// light stemmer: what it leaves need not be a word, only the same for all forms.
enum Stem {
  private static let irregular = [
    "used": "use", "using": "use", "uses": "use", "was": "be", "sent": "send", "kept": "keep",
    "lost": "lose", "made": "make", "making": "make", "wrote": "write", "written": "write",
    "went": "go", "goes": "go", "chose": "choose", "chosen": "choose", "found": "find",
    "bound": "bind", "ids": "id", "does": "do", "forgot": "forget", "forgotten": "forget",
    "shown": "show", "said": "say", "spent": "spend",
  ]
  /// The endings with what must be left of the word before them.
  private static let endings: [(text: String, rest: Int)] = [
    ("ally", 4), ("ings", 3), ("ing", 3), ("ied", 2), ("ies", 2), ("ed", 3), ("es", 3), ("s", 3),
  ]

  /// The stem of a word in small letters.
  static func of(_ word: String) -> String {
    if let base = irregular[word] { return finish(base) }
    guard word.utf8.count > 3, word.utf8.allSatisfy({ $0 < 0x80 }) else { return word }
    guard !word.hasSuffix("ss"), !word.hasSuffix("us") else { return finish(word) }
    for ending in endings where word.hasSuffix(ending.text) {
      guard word.utf8.count >= ending.text.utf8.count + ending.rest else { continue }
      return finish(String(word.dropLast(ending.text.utf8.count)))
    }
    return finish(word)
  }

  /// Without a silent last vowel and without a doubled last consonant.
  private static func finish(_ word: String) -> String {
    var bytes = Array(word.utf8)
    if bytes.count > 3, let last = bytes.last, "eyi".utf8.contains(last) { bytes.removeLast() }
    if bytes.count > 3, bytes[bytes.count - 1] == bytes[bytes.count - 2] { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
