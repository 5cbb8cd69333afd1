import Basics
import FoundationEssentials
import Testing

@testable import ChatModel

/// Names from a source of randomness, and from a file.
@Suite struct IdentifierSourceTests {
  @Test func `The same source gives the same names, in order`() {
    var (one, other) = (SplitMix(seed: 7), SplitMix(seed: 7))
    let names = (0..<50).map { _ in TurnID.random(using: &one) }
    #expect(names == (0..<50).map { _ in TurnID.random(using: &other) })
    #expect(Set(names).count == 50)
  }

  @Test func `No letter of a name can be taken for another when it is read aloud or typed`() {
    var numbers = SplitMix(seed: 8)
    let letters = Set((0..<2000).flatMap { _ in ContextKey.random(using: &numbers).rawValue })
    #expect(letters.count == 32, "five bits each: 20 letters are 100 bits")
    #expect(letters.isDisjoint(with: "iloABCDEFGHIJKLMNOPQRSTUVWXYZ"))
  }

  @Test(arguments: ["", "ctx/1", "名字", "a\nb", String(repeating: "x", count: 1000)])
  func `A name that was stored comes back, whatever it is`(name: String) throws {
    let json = try JSONEncoder().encode([ConversationID(rawValue: name)])
    let read = try JSONDecoder().decode([ConversationID].self, from: json)
    #expect(read.map(\.rawValue) == [name])
  }

  @Test(arguments: ["7", "null", "{}", #"{"rawValue":"a"}"#, "[]"])
  func `What is not a text is not a name`(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TurnID.self, from: Data(text.utf8))
    }
  }
}
