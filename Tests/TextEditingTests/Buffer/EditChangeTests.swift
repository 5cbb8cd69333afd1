import Testing

@testable import TextEditing

struct EditChangeTests {
  private func change(_ lower: Int, _ removed: String, _ inserted: String) -> EditChange {
    EditChange(
      lower: lower, removed: EditUnit.units(of: removed), inserted: EditUnit.units(of: inserted))
  }

  private func joined(_ first: EditChange, _ second: EditChange) -> EditChange? {
    var whole = first
    return whole.absorb(second) ? whole : nil
  }

  @Test("A change that adds at the end of another is one with it")
  func following() {
    #expect(joined(change(2, "x", "ab"), change(4, "", "c")) == change(2, "x", "abc"))
    #expect(joined(change(0, "", ""), change(0, "", "c")) == change(0, "", "c"))
  }

  @Test("A change elsewhere, or one that takes something away, is not")
  func parted() {
    #expect(joined(change(2, "", "ab"), change(3, "", "c")) == nil)
    #expect(joined(change(2, "", "ab"), change(5, "", "c")) == nil)
    #expect(joined(change(2, "", "ab"), change(4, "y", "c")) == nil)
  }

  @Test("The weight counts both sides")
  func weight() {
    #expect(change(0, "abc", "de").weight == 5)
  }

  @Test("A joined change does what the two did", arguments: ["", "ab", "abcdef"])
  func sameEffect(text: String) {
    let first = change(0, "", "12")
    let second = change(2, "", "3")
    var one = EditBuffer(text)
    one.apply(first)
    one.apply(second)
    var other = EditBuffer(text)
    if let both = joined(first, second) { other.apply(both) }
    #expect(one == other)
    #expect(other.text == "123" + text)
  }
}
