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
    ("[a]: b", ["[a]:"]), ("> - [a]: b", ["[a]:"]), ("text [a]: b", [":"]),
    ("[^1]: note", ["[^1]:"]),
    ("$a\r\nb^2$", ["$a\r\nb^2$"]), ("|a|\r\n|-|\r\n|b|c|", ["|"]),
    ("|a|\n|-|\n|b|c|", ["|"]),
    ("|a|b|\n|-|-|\n|c|d|", []), ("a | b", []), ("a ~ b ~~c~~", ["~"]), ("2*3 *a*", ["*"]),
    ("见https://a.b，", ["https://a.b"]), ("[a](https://a.b)", []), ("`~` ~ b", ["~"]),
    ("|`a\\|b`|\n|---|", ["\\|"]), ("C:\\_x\\*", ["\\_", "\\*"]), ("\\_x\\*", []),
    ("\(Signs.opening)", ["\(Signs.opening)"]), ("是**“重”**的", []),
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
      #expect(protection.restored(text, source: bytes, in: .code) == source)
      if !protection.pieces.isEmpty { #expect(Protection.isNeeded(bytes)) }
    }
  }

  @Test func `The dashes below a header are made three`() {
    let bytes = Array("|a|b|c|\n|-|:-:|--|\n|-|".utf8)
    let protected = bytes.withUnsafeBufferPointer { Protection($0).bytes }
    #expect(String(decoding: protected, as: UTF8.self) == "|a|b|c|\n|---|:---:|---|\n|-|")
  }

  @Test func `What looks like a placeholder is none`() {
    #expect(rows("$x$ \u{2}0\u{3}") == ["x ␂0␃"])
    #expect(
      TaggedText.of("$x$ \(Signs.opening)0\(Signs.closing)")
        == "{m x} \(Signs.opening)0\(Signs.closing)")
  }

  @Test func `What is protected is found to need it`() {
    for seed in 0..<400 {
      var random = RandomSource(seed: UInt64(seed))
      let pieces = [
        "*", "**", "_", "__", "~", "~~", "a", "1", " ", "中", "“", "」", "。", "/", ".", "\\", "|",
        "`", "$",
        "https://", "www.", "@", ":", "[", "]", "(", ")", "\n", "-", "\(Signs.opening)",
        "\(Signs.punctuation)", "init",
      ]
      let source = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      var text = source
      text.withUTF8 { bytes in
        let protection = Protection(bytes)
        guard protection.bytes != Array(bytes) else { return }
        #expect(Protection.isNeeded(bytes), "\(source)")
      }
    }
  }
}
