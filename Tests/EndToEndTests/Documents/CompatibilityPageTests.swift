import ChatTestSupport
import FoundationEssentials
import Testing

/// Every row of docs/compatibility.md names a suite that exists.
@Suite("The page of compatibility")
struct CompatibilityPageTests {
  @Test("Every row has four cells, and its last names suites that exist")
  func rows() throws {
    let page = try String(
      contentsOfFile: SourceFolder.path + "/docs/compatibility.md", encoding: .utf8)
    let suites = try Self.suites()
    for line in page.split(separator: "\n") where Self.isRow(line) {
      let cells = line.replacing("\\|", with: "¦").split(separator: "|")
      #expect(cells.count == 4, "\(line)")
      let names = cells.last.map(Self.quoted) ?? []
      #expect(!names.isEmpty, "no suite in \(line)")
      for name in names {
        #expect(suites.contains(name), "\(name) of \(line)")
      }
    }
  }

  private static func isRow(_ line: Substring) -> Bool {
    line.hasPrefix("| ") && !line.hasPrefix("| What it does")
  }

  /// What is between backticks.
  private static func quoted(_ cell: Substring) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// The names of all types that the tests declare.
  private static func suites() throws -> Set<String> {
    var names: Set<String> = []
    for file in try FileManager.default.subpathsOfDirectory(atPath: SourceFolder.path + "/Tests")
    where file.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(SourceFolder.path)/Tests/\(file)", encoding: .utf8)
      for line in text.split(separator: "\n") where line.contains("struct ") {
        let words = line.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
        if let place = words.firstIndex(of: "struct"), place + 1 < words.count {
          names.insert(String(words[place + 1]))
        }
      }
    }
    return names
  }
}
