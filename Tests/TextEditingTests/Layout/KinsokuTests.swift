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

  private func breaks(_ left: Character, _ right: Character) -> Bool {
    let units = EditUnit.units(of: "\(left)\(right)")
    return Kinsoku.breaks(between: units[0], and: units[1])
  }

  /// What no row begins with, by JIS X 4051 and the requirements for Chinese and Japanese layout of the W3C.
  private static let closing = [
    "iteration": "ゝゞ々ヽヾ〻", "small kana": "ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ",
    "stops": "・：；？！‼⁇⁈⁉。．、，", "brackets": "’”）〕］｝〉》」』】｠〙〗〟", "units": "％‰℃〜",
  ]
  /// What no row ends with.
  private static let opening = ["brackets": "‘“（〔［｛〈《「『【｟〘〖〝", "currencies": "￥＄￡"]

  @Test(arguments: closing.values.flatMap { Array($0) })
  func `No row begins with what closes, and one may begin after it`(sign: Character) {
    #expect(!breaks("中", sign))
    #expect(breaks(sign, "中"))
    #expect(!breaks(sign, "。") && breaks(sign, "「"))
  }

  @Test(arguments: opening.values.flatMap { Array($0) })
  func `No row ends with what opens, and one may end before it`(sign: Character) {
    #expect(!breaks(sign, "中"))
    #expect(breaks("中", sign))
    #expect(!breaks(sign, "『"))
  }

  @Test
  func `Two signs that belong together stay together wherever the row has another place to break`()
  {
    for text in ["他说：“你好。”", "（注）「引用」。", "１００％と￥５００", "すごい！！？", "ちょっと、ヴァイオリン・ソロ"] {
      let buffer = EditBuffer(text)
      for width in 5...20 {
        var next: Int? = 0
        while let start = next {
          let row = buffer.row(from: start, width: width)
          next = row.next
          guard let after = next, after < buffer.count else { continue }
          let places = (start + 1...after).filter {
            Kinsoku.breaks(between: buffer.units[$0 - 1], and: buffer.units[$0])
          }
          #expect(places.isEmpty || places.last == after, "\(text) in \(width)")
        }
      }
    }
  }
}
