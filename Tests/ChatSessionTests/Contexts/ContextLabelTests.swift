import ChatModel
import Testing

@testable import ChatSession

@Suite struct ContextLabelTests {
  @Test(arguments: [
    ("guide", "guide"), ("  my \n guide\t", "my guide"), ("a\u{1B}[31mb", "a[31mb"), ("", ""),
    ("文脈 手引き", "文脈 手引き"),
    (String(repeating: "x", count: 99), String(repeating: "x", count: 40)),
  ])
  func `A label is one short line without control characters`(_ raw: String, _ label: String) {
    #expect(ContextLabel.normalized(raw) == label)
  }

  @Test func `A free label is the wanted one or the next number`() {
    #expect(ContextLabel.free("guide", among: []) == "guide")
    #expect(ContextLabel.free("guide", among: ["Guide"]) == "guide 2")
    #expect(ContextLabel.free("guide", among: ["guide", "guide 2", "GUIDE 3"]) == "guide 4")
    let long = String(repeating: "x", count: 40)
    let free = ContextLabel.free(long, among: [long])
    #expect(free.count == 40 && free.hasSuffix(" 2"))
  }

  @Test func `Labels are the same whatever their case and spaces`() {
    #expect(ContextLabel.matches("My  Guide", "my guide "))
    #expect(!ContextLabel.matches("guide", "guide 2"))
  }

  @Test func `A recipe without a label is named by its source or its first words`() {
    let seed = [Message(role: .user, content: "The quick brown fox jumps over the dog")]
    #expect(ContextLabel.suggested(for: ContextRecipe(seed: seed)) == "The quick brown fox")
    let sources = [
      ContextSource(path: "-", bytes: 1, sha256: ""),
      ContextSource(path: "docs/design/product.md", bytes: 1, sha256: ""),
    ]
    #expect(
      ContextLabel.suggested(for: ContextRecipe(seed: seed, sources: sources)) == "product.md")
    #expect(ContextLabel.suggested(for: ContextRecipe(seed: [])) == "context")
    let chinese = [Message(role: .user, content: String(repeating: "中", count: 400))]
    #expect(ContextLabel.suggested(for: ContextRecipe(seed: chinese)).count == 24)
  }

  @Test func `An imported id is named by itself or its tail`() {
    #expect(ContextLabel.suggested(forImported: "ctx-1") == "ctx-1")
    #expect(
      ContextLabel.suggested(forImported: "ctx-20241211104333-12345") == "…104333-12345")
  }

  @Test(arguments: [
    ("guidw", ["guide"]), ("GUIDE 2", ["guide"]), ("maps", ["map"]), ("zzz", []),
    ("ook", ["book"]), ("", []), (String(repeating: "g", count: 100), []),
  ])
  func `Labels are near that are few letters away or hold the name`(
    _ name: String, _ near: [String]
  ) {
    #expect(ContextLabel.near(name, among: ["map", "book", "guide"]) == near)
  }
}
