import Testing

@testable import ChatMarkdown

/// An item holds what belongs to it, wherever in the text it is.
@Suite struct ParserOffsetsTests {
  private func lead(_ source: String) -> Int {
    Array(source.utf8).withUnsafeBufferPointer { ParserOffsets.lead($0) }
  }

  private static let items: [(name: String, source: String)] = [
    ("a heading", "- # Head\n\n  end\n"), ("code", "- ```\n  code\n  ```\n\n  end\n"),
    ("code below text", "1. a\n\n   ```\n   code\n   ```\n\n   end\n"),
    ("two blank lines", "- a\n\n\n  end\n"),
    ("a heading below text", "- a\n\n  ## Head\n\n  end\n"),
    ("indented code", "- a\n\n      code\n\n  end\n"), ("HTML", "- <div>\n  </div>\n\n  end\n"),
    ("a heading in a quote's item", "> - # Head\n>\n>   end\n"),
    ("code in an item's item", "- a\n\n  - ```\n    b\n    ```\n\n    end\n"),
  ]

  @Test(arguments: items)
  func `At any of 256 offsets the last paragraph is in the item`(
    _ item: (name: String, source: String)
  ) {
    for count in 0..<256 {
      // A paragraph of another length moves everything below it.
      let source = String(repeating: "x", count: count) + (count > 0 ? "\n\n" : "") + item.source
      let html = HTMLWriter.html(of: source)
      #expect(
        html.contains("end</p></li>") || html.contains("end</li>"),
        "\(item.name), \(count): \(html)")
    }
  }

  @Test(arguments: [
    "", "text", "text\n\nmore\n", "# a\n\n# b\n", "a - b\n\nc", "```\n- a\n```", "3.14\n\n",
  ])
  func `A text without items needs nothing`(source: String) {
    #expect(lead(source) == 0)
  }

  @Test func `The line ends in front are the fewest that help, and change nothing else`() {
    // The heading's words are at 4, which md4c takes for an item.
    #expect(lead("- # Head\n\n  end\n") == 1)
    #expect(lead("-  # Head\n\n   end\n") == 0)
    for seed in 0..<1_000 as Range<UInt64> {
      let source = RandomMarkdown.document(seed: seed, maxLines: 14)
      let count = lead(source)
      #expect(count < 256)
      #expect(lead(String(repeating: "\n", count: count) + source) == 0, "seed \(seed):\n\(source)")
    }
  }

  @Test func `In a text with more such lines than offsets, few items are in doubt`() {
    let source = (0..<400).map { "- a\($0)\n\n  # b\n\n  end\n\n" }.joined()
    let html = HTMLWriter.html(of: source)
    #expect(html.ranges(of: "<p>end</p></li>").count >= 390)
    // The screen reads item by item, so there none is.
    #expect(rows(source, width: 30).count { $0 == "  end" } == 400)
  }
}
