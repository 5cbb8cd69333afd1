import Basics
import Testing

@testable import HistoryStore

/// Hangul typed letter by letter, as a keyboard without an input method gives it.
@Suite("Hangul letters")
struct JamoTests {
  /// The keys of a syllable on a Korean keyboard, from the syllable's own parts (Unicode 3.12).
  private func keys(of syllable: Unicode.Scalar) -> [Unicode.Scalar] {
    let number = Int(syllable.value - 0xAC00)
    let initial = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)[number / 588]
    let vowel = Array(
      [
        "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ",
        "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
      ])[number % 588 / 28]
    let final = [
      "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ",
      "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
    ][number % 28]
    return [initial] + Array((vowel + final).unicodeScalars)
  }

  @Test("Every syllable is read from its keys")
  func syllables() {
    for value in UInt32(0xAC00)...0xD7A3 {
      guard let syllable = Unicode.Scalar(value) else { continue }
      let found = Jamo.syllables(of: keys(of: syllable))
      #expect(found?.map(\.scalar) == [syllable] && found?.first?.start == 0, "\(syllable)")
    }
  }

  @Test("Words of any syllables are read from their keys, each with its place")
  func words() {
    var random = SplitMix(seed: 11)
    for _ in 0..<3_000 {
      let word = (0..<Int.random(in: 2...5, using: &random)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0xAC00...0xD7A3, using: &random))
      }
      let found = Jamo.syllables(of: word.flatMap(keys))
      #expect(found?.map(\.scalar) == word, "\(String(String.UnicodeScalarView(word)))")
      var start = 0
      for (syllable, place) in zip(word, found ?? []) {
        #expect(place.start == start)
        start += keys(of: syllable).count
      }
    }
  }

  @Test(
    "What is no word is left as letters",
    arguments: ["ㅋㅋㅋ", "ㅠㅠ", "ㅏ", "ㄱ", "한ㄱ", "ㅎㅏㄴㄴ", "ㄳㅏ", "ㅎㅏㅏ"])
  func letters(text: String) {
    #expect(Jamo.syllables(of: Array(text.unicodeScalars)) == nil)
  }

  @Test("Half-width letters are the same letters, in the same order")
  func halfWidth() {
    var letters: [Unicode.Scalar] = []
    for value in UInt32(0xFFA1)...0xFFDC {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // Unassigned places between the rows have no letter.
      let isAssigned = scalar.properties.generalCategory == .otherLetter
      #expect((Jamo.compatible(scalar) != nil) == isAssigned, "U+\(String(value, radix: 16))")
      if let letter = Jamo.compatible(scalar) { letters.append(letter) }
    }
    #expect(letters == (UInt32(0x3131)...0x3163).compactMap(Unicode.Scalar.init))
    #expect(Jamo.compatible("a") == nil && Jamo.compatible("한") == nil)
  }
}
