import Testing

@testable import ChatMarkdown

@Suite struct ProtectionTests {
  /// The pieces that a source protects, as text.
  private func pieces(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      Protection(bytes).pieces.map { bytes.text($0.source) }
    }
  }

  @Test(arguments: [
    ("a $x$ b", ["$x$"]), ("$$a\nb$$", ["$$a\nb$$"]), ("\\(x\\) \\[y\\]", ["\\(x\\)", "\\[y\\]"]),
    ("`$x$` $y$", ["$y$"]),
    ("``a`$x$`` b", []), ("`open $x$", ["$x$"]), ("- ```\n  $x$\n  ```\n  $y$", ["$y$"]),
    ("$a\n\nb$", []), ("\\$x$ y", []),
    ("[a]: b", [":"]), ("> - [a]: b", [":"]), ("text [a]: b", [":"]), ("[^1]: note", [":"]),
    ("|a|\n|-|\n|b|c|", ["|"]),
    ("|a|b|\n|-|-|\n|c|d|", []), ("a | b", []),
  ])
  func `What the parser must not touch is protected`(source: String, expected: [String]) {
    #expect(pieces(source) == expected)
  }

  @Test(
    arguments: OwnDocuments.all.filter {
      !$0.contains("|-") && !$0.contains("| - |") && !$0.contains("--|--")
    })
  func `A protected text can be restored`(source: String) {
    let bytes = Array(source.utf8)
    bytes.withUnsafeBufferPointer { bytes in
      let protection = Protection(bytes)
      let text = String(decoding: protection.bytes, as: UTF8.self)
      #expect(protection.restored(text, source: bytes) == source)
      if !protection.pieces.isEmpty { #expect(Protection.isNeeded(bytes)) }
    }
  }

  @Test func `The dashes below a header are made three`() {
    let bytes = Array("|a|b|c|\n|-|:-:|--|\n|-|".utf8)
    let protected = bytes.withUnsafeBufferPointer { Protection($0).bytes }
    #expect(String(decoding: protected, as: UTF8.self) == "|a|b|c|\n|---|:---:|---|\n|-|")
  }

  @Test func `A control that looks like a placeholder is shown as its picture`() {
    #expect(rows("$x$ \u{2}0\u{3}") == ["x ␂0␃"])
  }
}
