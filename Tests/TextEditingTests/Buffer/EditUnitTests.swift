import Basics
import TerminalKit
import Testing

@testable import TextEditing

struct EditUnitTests {
  @Test("Units are the grapheme clusters of a text, and give it back")
  func clusters() {
    var random = SplitMix(seed: 17)
    let pieces = [
      "a", "b", " ", "\r", "\n", "\u{301}", "\u{600}", "中", "👩", "\u{200D}", "🇫", "\u{FE0F}", "é",
      "\u{0}",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...8, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let units = EditUnit.units(of: text)
      #expect(
        units.map { Array(EditUnit.text(of: [$0]).utf8) } == text.map { Array(String($0).utf8) })
      #expect(EditUnit.text(of: units).utf8.elementsEqual(text.utf8))
    }
  }

  @Test("A scalar by itself takes the columns of its drawing, for all of Unicode")
  func columns() {
    let buffer = EditBuffer("")
    var wrong: [UInt32] = []
    for value in UInt32(0x20)...0x10FFFF where value != 0x7F {
      guard let scalar = Unicode.Scalar(value), value != 0x2028, value != 0x2029 else { continue }
      let columns = buffer.columns(of: .scalar(scalar), at: 0, width: 80)
      if columns != CellWidth.of(String(Character(scalar))) { wrong.append(value) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20).map { String($0, radix: 16) })")
  }
}
