import Testing

@testable import TextEditing

@Suite struct ViRegistersTests {
  private func content(_ text: String, isLines: Bool = false) -> ViRegisters.Content {
    ViRegisters.Content(units: EditUnit.units(of: text), isLines: isLines)
  }

  @Test func `What is kept is in its register and in the unnamed one`() {
    var registers = ViRegisters()
    #expect(registers[nil] == nil && registers["a"] == nil)
    registers.keep(content("one"), in: "a")
    registers.keep(content("two"), in: nil)
    #expect(registers["a"] == content("one") && registers["A"] == content("one"))
    #expect(registers[nil] == content("two") && registers["\""] == content("two"))
    registers.keep(content("three"), in: "\"")
    #expect(registers[nil] == content("three") && registers["a"] == content("one"))
  }

  @Test func `A capital name appends, and the unnamed register has all of it`() {
    var registers = ViRegisters()
    registers.keep(content("one"), in: "A")
    registers.keep(content("two"), in: "A")
    #expect(registers["a"] == content("onetwo") && registers[nil] == content("onetwo"))
  }

  @Test(arguments: [
    (false, false, "ab", false), (true, false, "a\nb", true), (false, true, "a\nb", true),
  ])
  func `Lines that are appended, or appended to, stay lines`(
    first: Bool, second: Bool, text: String, isLines: Bool
  ) {
    var registers = ViRegisters()
    registers.keep(content("a", isLines: first), in: "x")
    registers.keep(content("b", isLines: second), in: "X")
    #expect(registers["x"] == content(text, isLines: isLines))
  }

  @Test func `What joins at the seam becomes one cluster`() {
    var registers = ViRegisters()
    registers.keep(content("e"), in: "a")
    registers.keep(content("\u{301}"), in: "A")
    #expect(registers["a"]?.units == EditUnit.units(of: "e\u{301}"))
    #expect(registers["a"]?.units.count == 1)
  }

  @Test func `The black hole keeps nothing and changes no other`() {
    var registers = ViRegisters()
    registers.keep(content("one"), in: nil)
    registers.keep(content("two"), in: "_")
    #expect(registers[nil] == content("one") && registers["_"] == nil)
  }

  @Test(arguments: [
    ("a", true), ("Z", true), ("_", true), ("\"", true), ("1", false), ("é", false), ("%", false),
  ])
  func `Names of registers`(name: Character, isName: Bool) {
    #expect(ViRegisters.isName(name) == isName)
  }
}
