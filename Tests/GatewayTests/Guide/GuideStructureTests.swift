import ChatTestSupport
import FoundationEssentials
import Testing

/// What is there in English is there in Chinese.
@Suite struct GuideStructureTests {
  @Test(arguments: [("docs/guide.md", "docs/guide.zh.md"), ("README.md", "README.zh.md")])
  func `Both languages have the same headings, tables and code, in the same order`(
    _ english: String, _ chinese: String
  ) throws {
    let one = try structure(of: english)
    let other = try structure(of: chinese)
    #expect(
      one.map(\.mark) == other.map(\.mark),
      "\(zip(one, other).first { $0.0.mark != $0.1.mark }.debugDescription)")
    #expect(one.count > 5)
  }

  private struct Part: CustomDebugStringConvertible {
    let mark: String
    let line: Substring
    var debugDescription: String { "\(line)" }
  }

  /// The level of each heading, the rows of each table, and each fence.
  private func structure(of document: String) throws -> [Part] {
    let text = try String(
      contentsOf: URL(filePath: "\(SourceFolder.path)/\(document)"), encoding: .utf8)
    var isCode = false
    return text.split(separator: "\n").compactMap { line in
      if line.hasPrefix("```") {
        isCode.toggle()
        return Part(mark: String(line), line: line)
      }
      guard !isCode else { return nil }
      if let level = line.firstMatch(of: #/^#+ /#)?.output.count {
        return Part(mark: "heading \(level)", line: line)
      }
      return line.hasPrefix("|") ? Part(mark: "row", line: line) : nil
    }
  }
}
