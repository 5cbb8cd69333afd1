import Testing

@testable import TerminalKit

@Suite("Scalar classes")
struct ScalarClassTests {
  @Test(
    "Scalars and their classes",
    arguments: [
      (0x0, .special), (0x1B, .special), (0x1F, .special), (0x20, .narrow), (0x7E, .narrow),
      (0x7F, .special), (0x80, .replaced), (0x85, .dropped), (0x9F, .replaced), (0xA0, .narrow),
      (0xA9, .pictograph), (0xAD, .dropped), (0x300, .mark), (0x34F, .dropped), (0x378, .replaced),
      (0x600, .replaced), (0x61C, .dropped), (0x1100, .wide), (0x1160, .mark), (0x1161, .mark),
      (0x11A8, .mark), (0x200B, .dropped), (0x200D, .special), (0x2028, .special),
      (0x231A, .widePictograph), (0x2764, .pictograph), (0x3042, .wide), (0x3099, .mark),
      (0xAC00, .wide), (0xD800, .replaced), (0xE000, .narrow), (0xFE0F, .dropped),
      (0xFEFF, .dropped), (0xFFFD, .narrow), (0xFFFE, .dropped), (0x1F1E6, .special),
      (0x1F3FB, .special), (0x1F469, .widePictograph), (0x1FAE8, .widePictograph),
      (0x20000, .wide), (0xE0001, .dropped), (0xE0100, .dropped), (0x10FFFD, .narrow),
      (0x10FFFF, .dropped), (0x110000, .replaced), (0xFFFF_FFFF, .replaced),
    ] as [(UInt32, ScalarClass)])
  func table(scalar: UInt32, expected: ScalarClass) {
    #expect(ScalarClass.of(scalar) == expected)
  }

  @Test("What is dropped or replaced covers every format and control")
  func formats() {
    var wrong: [Unicode.Scalar] = []
    for value in 0x80..<0x110000 as Range<UInt32> {
      let kind = ScalarClass.of(value)
      guard kind.rawValue <= ScalarClass.mark.rawValue, let scalar = Unicode.Scalar(value)
      else { continue }
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator:
        wrong.append(scalar)
      default: break
      }
    }
    #expect(wrong == [])
  }

  @Test("The table has the digits that its stages need")
  func stages() {
    #expect(ScalarClassTable.roots.utf8CodeUnitCount == 0x110000 >> 12)
    #expect(ScalarClassTable.nodes.utf8CodeUnitCount.isMultiple(of: 64))
    #expect(ScalarClassTable.leaves.utf8CodeUnitCount.isMultiple(of: 64))
  }
}
