/// A part of a context that can be quoted: a paragraph, a list, a table or a code block with the headings
/// above it.
struct Passage: Hashable, Sendable {
  var headings: [String]
  var text: String

  /// Cuts markdown into passages. A fenced block is never cut.
  static func cut(_ source: String) -> [Passage] {
    var passages: [Passage] = []
    var headings: [(level: Int, text: String)] = []
    var lines: [Substring] = []
    var isFenced = false
    func end() {
      let text = lines.joined(separator: "\n")
      if text.contains(where: { !$0.isWhitespace }) {
        passages.append(Passage(headings: headings.map(\.text), text: text))
      }
      lines = []
    }
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isFenced.toggle() }
      let level = line.prefix { $0 == "#" }.count
      if !isFenced, (1...6).contains(level), line.dropFirst(level).first == " " {
        end()
        headings.removeAll { $0.level >= level }
        headings.append((level, String(line.dropFirst(level + 1))))
      } else if !isFenced, line.allSatisfy(\.isWhitespace) {
        end()
      } else {
        lines.append(line)
      }
    }
    end()
    return passages
  }
}
