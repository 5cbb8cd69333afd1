import Testing

@testable import TextEditing

struct KinsokuTests {
  @Test(
    "Where a row may end",
    arguments: [
      ("中", "文", true), ("中", "a", true), ("a", "中", true), ("a", "b", false), ("é", "b", false),
      ("中", "。", false), ("中", "」", false), ("「", "中", false), ("。", "中", true), ("中", "「", true),
      ("中", "!", false), ("(", "中", false), ("ラ", "ー", false), ("ち", "ょ", false), ("한", "국", true),
      ("👩‍👩‍👧", "👍", true), ("中", "ー", false),
    ])
  func breaks(left: String, right: String, isBreak: Bool) {
    let units = EditUnit.units(of: left) + EditUnit.units(of: right)
    #expect(Kinsoku.breaks(between: units[0], and: units[1]) == isBreak)
  }
}
