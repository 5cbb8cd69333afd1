import Basics
import Testing

@testable import TextEditing

/// Rules that hold for every path and every place in a text.
@Suite struct CompletionRulesTests {
  private static let befores = ["", "see ", "看", "(", "a\n", "“", "x, ", "\t", "1. ", "🙂"]
  private static let afters = ["", " now", "，总结", ")", "x", ".", "\n", "中", " @b", "\" y"]
  private static let letters = Array("ab.-_/ \"'\\“’中é(,")

  private func path(_ random: inout SplitMix) -> String {
    String(
      (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Self.letters.randomElement(using: &random) ?? "a"
      })
  }

  @Test(arguments: 0..<6)
  func `A completed path stands in the text so that it is read back`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    for _ in 0..<400 {
      let before = Self.befores.randomElement(using: &random) ?? ""
      let after = Self.afters.randomElement(using: &random) ?? ""
      let path = path(&random)
      let begun = String(
        MentionSyntax.mention(of: path).prefix(Int.random(in: 1...3, using: &random)))
      var editor = TextEditor(text: before + begun + after, caret: (before + begun).count)
      guard let prefix = editor.completionPrefix, prefix.kind == .path, prefix.text == begun else {
        continue
      }
      let start = editor.caret - begun.count
      editor.complete(prefix, with: MentionSyntax.mention(of: path))
      let written = String(editor.text.dropFirst(start).prefix(editor.caret - start))
      #expect(MentionSyntax.path(of: written) == path, "\(written) in \(editor.marked)")
      #expect(editor.text.hasPrefix(before + "@"))
      // The quote that closes it is there once.
      let rest = editor.text.dropFirst(start + written.count)
      let isPlain = !path.contains { "\"\\".contains($0) }
      if isPlain, begun.hasPrefix("@\""), after.hasPrefix("\"") { #expect(!rest.hasPrefix("\"")) }
      #expect(editor.perform(.undo) == .handled)
      #expect(editor.text == before + begun + after)
    }
  }

  @Test(arguments: 0..<6)
  func `A mention that was typed is open to completion, up to where it ends`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<400 {
      let before = Self.befores.randomElement(using: &random) ?? ""
      let mention = MentionSyntax.mention(of: path(&random))
      let isClosed = !MentionSyntax.isOpen(mention.dropFirst())
      for count in 1...mention.count {
        let editor = TextEditor(text: before + mention.prefix(count))
        let prefix = editor.completionPrefix
        if count == mention.count, isClosed {
          #expect(prefix?.text != mention, "\(editor.marked)")
        } else {
          #expect(
            prefix == CompletionPrefix(kind: .path, text: String(mention.prefix(count))),
            "\(editor.marked)")
        }
      }
    }
  }

  @Test(arguments: 0..<6)
  func `A prompt holds a query where its text in small letters does`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let letters = Array("aAbÄä ß中Пп👍")
    for _ in 0..<400 {
      let texts = [12, 3].map { most in
        String(
          (0..<Int.random(in: 0...most, using: &random)).map { _ in
            letters.randomElement(using: &random) ?? "a"
          })
      }
      let holds = PromptHistory.holds(
        PromptHistory.folded(texts[0]), PromptHistory.folded(texts[1]))
      #expect(
        holds == (!texts[1].isEmpty && texts[0].lowercased().contains(texts[1].lowercased())),
        "\(texts)")
    }
  }
}
