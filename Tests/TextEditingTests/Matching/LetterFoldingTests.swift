import Testing

@testable import TextEditing

struct LetterFoldingTests {
  @Test(
    "Letters that are alike",
    arguments: [
      ("A", "a"), ("z", "z"), ("É", "e"), ("ñ", "n"), ("Ø", "o"), ("Ł", "l"), ("ș", "s"),
      ("Ǆ", "ǆ"),
      ("ế", "e"), ("Ặ", "a"), ("Ａ", "a"), ("ｚ", "z"), ("！", "!"), ("Ж", "ж"), ("Σ", "σ"),
      ("ß", "ß"),
      ("æ", "æ"), ("ð", "ð"), ("中", "中"), ("か", "か"), ("1", "1"), ("-", "-"), ("İ", "i"),
      ("÷", "÷"),
    ] as [(Unicode.Scalar, Unicode.Scalar)])
  func folding(letter: Unicode.Scalar, folded: Unicode.Scalar) {
    #expect(LetterFolding.fold(letter) == folded)
  }

  @Test("Folding twice changes nothing, for every scalar")
  func idempotent() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = LetterFolding.fold(scalar)
      guard LetterFolding.fold(folded) == folded else {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
    }
  }

  @Test(
    "Kinds of letters, by which words are distinguished",
    arguments: [
      ("a", .small), ("Z", .capital), ("0", .digit), ("-", .gap), (" ", .gap), ("é", .small),
      ("É", .capital), ("中", .small), ("٣", .digit), ("。", .gap), ("😀", .gap),
    ] as [(Unicode.Scalar, LetterKind)])
  func kinds(scalar: Unicode.Scalar, kind: LetterKind) {
    #expect(LetterKind(scalar) == kind)
  }
}
