import Testing

@testable import ChatModel

/// Every way in which a value gets into a log or an error by accident.
@Suite struct SecretTextTests {
  private struct Holder {
    var name = "gateway"
    var key: SecretText? = SecretText("sk-marker")
    var more = ["work": SecretText("sk-marker")]
  }

  private static func dumped(_ value: some Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  @Test(arguments: [
    ("in a sentence", "\(SecretText("sk-marker"))"),
    ("described", String(describing: SecretText("sk-marker"))),
    ("for a debugger", String(reflecting: SecretText("sk-marker"))),
    ("dumped", dumped(SecretText("sk-marker"))),
    ("optional", String(describing: SecretText?.some(SecretText("sk-marker")))),
    ("in a list", "\([SecretText("sk-marker")])"),
    ("in a value", "\(Holder())"),
    ("in a value for a debugger", String(reflecting: Holder())),
    ("in a dumped value", dumped(Holder())),
    ("as an associated value", "\(Result<SecretText, Never>.success(SecretText("sk-marker")))"),
  ])
  func `No way of printing shows it`(way: String, text: String) {
    #expect(!text.contains("marker"), "\(way): \(text)")
    #expect(!text.isEmpty)
  }

  @Test func `A mirror finds nothing in it`() {
    #expect(Mirror(reflecting: SecretText("sk-marker")).children.isEmpty)
  }

  @Test func `Two are the same if their texts are`() {
    #expect(SecretText("a") == SecretText("a"))
    #expect(SecretText("a") != SecretText("b"))
    #expect(SecretText("a").value == "a")
  }
}
