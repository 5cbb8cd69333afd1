import Testing

@testable import ChatTranscript

@Suite("Case folding")
struct CaseFoldingTests {
  private func fold(_ text: String) -> String {
    String(decoding: CaseFolding.bytes(of: text), as: UTF8.self)
  }

  @Test(
    "is the same for letters that differ in case",
    arguments: [
      ("Hello [WORLD]", "hello [world]"), ("ÀÉÎÕÜÞ×ß", "àéîõüþ×ß"), ("ŁŽŸŐ", "łžÿő"),
      ("ΑΩΣ", "αωσ"), ("ЁЖЯ", "ёжя"), ("漢字 🙂", "漢字 🙂"),
    ])
  func folding(text: String, folded: String) {
    #expect(fold(text) == folded)
  }

  @Test("agrees with Unicode where the lower-case form has the same length, and keeps every length")
  func unicode() {
    for value in UInt32(0)..<0x800 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      #expect(fold(text).utf8.count == text.utf8.count)
      let isCovered = value < 0x180 || 0x391...0x3A9 ~= value || 0x400...0x42F ~= value
      let lower = scalar.properties.lowercaseMapping
      if isCovered, lower.utf8.count == text.utf8.count {
        #expect(fold(text).utf8.elementsEqual(lower.utf8), "U+\(String(value, radix: 16))")
      }
    }
  }
}
