/// Single Hangul letters (U+3131…U+3163), combined into syllables.
enum Jamo {
  private static let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)
  private static let finals = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars)
  /// Two keys that make one letter.
  private static let pairs: [[Unicode.Scalar]: Unicode.Scalar] = [
    ["ㅗ", "ㅏ"]: "ㅘ", ["ㅗ", "ㅐ"]: "ㅙ", ["ㅗ", "ㅣ"]: "ㅚ", ["ㅜ", "ㅓ"]: "ㅝ", ["ㅜ", "ㅔ"]: "ㅞ",
    ["ㅜ", "ㅣ"]: "ㅟ", ["ㅡ", "ㅣ"]: "ㅢ", ["ㄱ", "ㅅ"]: "ㄳ", ["ㄴ", "ㅈ"]: "ㄵ", ["ㄴ", "ㅎ"]: "ㄶ",
    ["ㄹ", "ㄱ"]: "ㄺ", ["ㄹ", "ㅁ"]: "ㄻ", ["ㄹ", "ㅂ"]: "ㄼ", ["ㄹ", "ㅅ"]: "ㄽ", ["ㄹ", "ㅌ"]: "ㄾ",
    ["ㄹ", "ㅍ"]: "ㄿ", ["ㄹ", "ㅎ"]: "ㅀ", ["ㅂ", "ㅅ"]: "ㅄ",
  ]

  /// The scalar as a single jamo, also from its half-width form; `nil` for anything else.
  static func compatible(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x3131...0x3163: scalar
    case 0xFFA1...0xFFBE: Unicode.Scalar(scalar.value - 0xFFA1 + 0x3131)
    case 0xFFC2...0xFFC7: Unicode.Scalar(scalar.value - 0xFFC2 + 0x314F)
    case 0xFFCA...0xFFCF: Unicode.Scalar(scalar.value - 0xFFCA + 0x3155)
    case 0xFFD2...0xFFD7: Unicode.Scalar(scalar.value - 0xFFD2 + 0x315B)
    case 0xFFDA...0xFFDC: Unicode.Scalar(scalar.value - 0xFFDA + 0x3161)
    default: nil
    }
  }

  /// The syllables that all of a run makes, with the places of their first letters; `nil` when a letter is left over.
  static func syllables(of run: [Unicode.Scalar]) -> [(scalar: Unicode.Scalar, start: Int)]? {
    var syllables: [(scalar: Unicode.Scalar, start: Int)] = []
    var index = 0
    while index < run.count {
      let start = index
      guard let initial = initials.firstIndex(of: run[index]) else { return nil }
      index += 1
      guard index < run.count, let vowel = take(from: run, &index, where: isVowel) else {
        return nil
      }
      var final = 0
      // A consonant before a vowel begins the next syllable.
      if let last = take(from: run, &index, where: { !isVowel($0) }, before: isVowel) {
        guard let place = finals.firstIndex(of: last) else { return nil }
        final = place + 1
      }
      let value = 0xAC00 + (initial * 21 + Int(vowel.value - 0x314F)) * 28 + final
      guard let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
      syllables.append((scalar, start))
    }
    return syllables
  }

  private static func isVowel(_ jamo: Unicode.Scalar) -> Bool { jamo.value >= 0x314F }

  /// Takes a letter of a kind off the run, or two that make one; one before `before` stays.
  private static func take(
    from run: [Unicode.Scalar], _ index: inout Int, where isWanted: (Unicode.Scalar) -> Bool,
    before stop: (Unicode.Scalar) -> Bool = { _ in false }
  ) -> Unicode.Scalar? {
    func isFree(_ place: Int) -> Bool {
      place < run.count && isWanted(run[place]) && !(place + 1 < run.count && stop(run[place + 1]))
    }
    guard isFree(index) else { return nil }
    if isFree(index + 1), let both = pairs[[run[index], run[index + 1]]] {
      index += 2
      return both
    }
    index += 1
    return run[index - 1]
  }
}
