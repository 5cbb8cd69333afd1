import Testing

@testable import ChatMarkdown

/// The definitions of a message, and which of them a part of it gets.
@Suite struct LinkDefinitionsTests {
  private func preamble(_ definitions: String, for text: String) -> String {
    let source = Array(definitions.utf8)
    let bytes = Array(text.utf8)
    var found = LinkDefinitions()
    source.withUnsafeBufferPointer { source in
      var scanner = BlockScanner()
      var segments: [Segment] = []
      scanner.scan(source, isFinished: true, into: &segments)
      for segment in segments where segment.kind == .definitions { found.add(segment, in: source) }
    }
    return bytes.withUnsafeBufferPointer {
      let protection = Protection.isNeeded($0) ? Protection($0) : nil
      return String(decoding: found.preamble(for: $0, protection), as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("[a]: /x\n[b]: /y\n", "see [a]", "[a]: /x\n\n"), ("[a]: /x\n", "see [b]", ""),
    ("[a]: /x\n", "no brackets", ""), ("[a]: /x\n[b]: /y\n", "[b] [a]", "[b]: /y\n[a]: /x\n\n"),
    ("[a]: /x\n[a]: /y\n", "[a]", "[a]: /x\n\n"), ("[A b]: /x\n", "[a   B]", "[a   B]: /x\n\n"),
    ("[a]: /x\n", "[a] [a] [A]", "[a]: /x\n\n"),
    ("[a]: </x y> 't'\n", "![a]", "[a]: </x y> 't'\n\n"),
    ("[a\\]]: /x\n", "[a\\]]", "[a\\]]: /x\n\n"), ("[a]: /x\n", "\\[a]", ""),
    ("[ẞ]: /x\n", "[SS]", "[SS]: /x\n\n"), ("[ΑΓΩ]: /x\n", "[αγω]", "[αγω]: /x\n\n"),
    ("[a]: /x\r\n[b]: /y\r\n", "[b]", "[b]: /y\n\n"), ("[a]: /x\n", "[x [a]", "[a]: /x\n\n"),
    ("[^1]: note\n", "[^1]", ""), ("", "[a]", ""),
  ])
  func `A part gets the definitions that it uses, the first of each label`(
    definitions: String, text: String, expected: String
  ) {
    #expect(preamble(definitions, for: text) == expected)
  }

  @Test(arguments: [
    ("[a~b]: /x\n\n[a~b]", "/x"), ("[2*3]: /x\n\n[2*3]", "/x"), ("[$x$]: /x\n\n[$x$]", "/x"),
    ("[见https://a.b，]: /x\n\n[见https://a.b，]", "/x"), ("[__init__.py]: /x\n\n[__init__.py]", "/x"),
    ("[中**（a）**]: /x\n\n[中**（a）**]", "/x"), ("[C:\\_x]: /x\n\n[C:\\_x]", "/x"),
    ("[a]: /x \"say \\\"yes\\\"\"\n\n[a]", "/x"), ("[a]: /x 'it\\'s'\n\n[a]", "/x"),
    ("[a]: /x (a \\) b)\n\n[a]", "/x"), ("[a]: <x\\>y>\n\n[a]", "x>y"),
  ])
  func `A label that holds what is protected is found`(source: String, target: String) {
    let links = Streams.whole(source, width: 60).links
    #expect(links.last?.target == target, "\(links)")
  }

  @Test(arguments: [
    "[a]: /x \"b\"c\n\n[a]", "[a]: /x \"b\n\n[a]", "[a]: /x (a(b)c)\n\n[a]", "[a]: /x 'b'c'\n\n[a]",
    "[a]: /x \"b\\\"\n\n[a]", "[a]: /x y\n\n[a]", "[a]:\n\n[a]",
  ])
  func `A line that only begins like a definition defines nothing`(source: String) {
    #expect(Streams.whole(source, width: 60).links.isEmpty)
    #expect(rows(source, width: 60).last == "[a]")
  }

  @Test func `Every use of a label leads where its definition says`() {
    let labels = ["a", "b c", "*d*", "`e`", "é", "日本", "x_1", "1"]
    for seed in 0..<200 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      var targets: [String: String] = [:]
      var source = ""
      var expected: [String] = []
      for number in 0..<8 {
        let label = labels.randomElement(using: &random) ?? ""
        if Bool.random(using: &random) {
          source += "[\(label)]: /\(number)\n\n"
          if targets[label] == nil { targets[label] = "/\(number)" }
        } else {
          source += "See [text][\(label.uppercased())] here.\n\n"
          expected.append(label)
        }
      }
      let links = Streams.whole(source, width: 60).links.map(\.target)
      #expect(links == expected.compactMap { targets[$0] }, "seed \(seed):\n\(source)")
    }
  }
}
