import FoundationEssentials
import Testing

@testable import ChatModel

struct IdentifierTests {
  @Test func `fresh names are long, plain and different`() {
    let names = (0..<1000).map { _ in TurnID.random().rawValue }
    #expect(Set(names).count == 1000)
    #expect(names.allSatisfy { $0.utf8.count == 20 })
    #expect(
      names.allSatisfy { name in
        name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
      })
  }

  @Test func `a name is stored as its text`() throws {
    let name = TurnID(rawValue: "abc")
    #expect("\(name)" == "abc")
    let json = try JSONEncoder().encode([name])
    #expect(String(decoding: json, as: UTF8.self) == #"["abc"]"#)
    #expect(try JSONDecoder().decode([TurnID].self, from: json) == [name])
  }
}
