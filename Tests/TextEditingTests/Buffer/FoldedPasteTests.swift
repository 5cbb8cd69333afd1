import TerminalKit
import Testing

@testable import TextEditing

struct FoldedPasteTests {
  @Test("It knows its text and its size in clusters and columns")
  func values() throws {
    let text = String(repeating: "é 👩‍👩‍👧\n", count: 6)
    let paste = try #require(FoldedPaste(text))
    #expect(paste.text == text)
    #expect(paste.clusterCount == 24)
    #expect(paste.labelWidth == CellWidth.of(paste.label))
    #expect(EditUnit.paste(paste).clusterCount == 24)
  }

  @Test(
    "Only what is long is folded",
    arguments: [
      ("", false), ("x", false), ("\n\n\n\n\n", false), ("\n\n\n\n\n\n", true),
      ("1\n2\n3\n4\n5\n6", true),
      (String(repeating: "x", count: 10_000), false), (String(repeating: "x", count: 10_001), true),
    ])
  func bounds(text: String, isFolded: Bool) {
    #expect((FoldedPaste(text) != nil) == isFolded)
  }

  @Test("Two pastes of the same text are equal")
  func equality() {
    #expect(FoldedPaste(longPaste) == FoldedPaste(longPaste))
    #expect(FoldedPaste(longPaste) != FoldedPaste(longPaste + "!"))
  }

  @Test(
    "Sizes at the edges of their units",
    arguments: [(999, "999 B"), (1000, "1.0 KB"), (999_999, "999.9 KB"), (1_000_000, "1.0 MB")])
  func sizes(bytes: Int, size: String) {
    let text = "\n\n\n\n\n\n" + String(repeating: "x", count: bytes - 6)
    #expect(FoldedPaste(text)?.label == "[Pasted 7 lines · \(size)]")
  }
}
