import Basics
import ChatTestSupport

/// Trees and ignore rules drawn by lot, of names and signs that meet each other often.
struct RandomTree {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(random.next() % UInt64(elements.count))]
  }

  private mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }

  /// Fills a tree; the rules that it was given, for a failure's message.
  mutating func fill(_ tree: Tree) throws -> [String] {
    try tree.makeRepository()
    var folders = [""]
    for _ in 0..<5 { folders.append(pick(folders) + pick(Self.folders) + "/") }
    for _ in 0..<28 { try tree.write(pick(folders) + pick(Self.files)) }
    var rules: [String] = []
    for folder in Set(folders).sorted() where folder.isEmpty || chance(30) {
      let text = (0..<(1 + random.next() % 6)).map { _ in rule() }.joined()
      rules.append("\(folder): \(text.debugDescription)")
      try tree.write(folder + ".gitignore", text)
    }
    if chance(20) { try tree.write(".git/info/exclude", rule() + rule()) }
    return rules
  }

  /// True if a file is to be tracked.
  mutating func isTracked() -> Bool { chance(15) }

  private mutating func rule() -> String {
    if chance(4) { return pick(["#a\n", "\n", "\\#h\n", "\\!n\n", "  \n", "!\n", "/\n", "//\n"]) }
    var rule = chance(25) ? "!" : ""
    if chance(20) { rule += "/" }
    let count = 1 + random.next() % 3
    rule += (0..<count).map { _ in part() }.joined(separator: "/")
    if chance(20) { rule += "/" }
    rule += pick(["", "", "", "", "", "", " ", "  ", "\\ ", "\r", "\\", "\t"])
    return rule + "\n"
  }

  private mutating func part() -> String {
    chance(35)
      ? pick(Self.folders + Self.files)
      : (0..<(1 + random.next() % 3)).map { _ in pick(Self.signs) }.joined()
  }

  private static let folders = ["a", "b", "ab", "foo", "a.d", "x y", "é", ".h"]
  private static let files = [
    "a.txt", "b.txt", "ab.log", "foo.o", "bar", "b-c", "a]", "[x]", "#h", "!n", "t ", "A.TXT",
    "x  y", "文.md", ".env", "a\\b", "foobar", "aab", "-", "^",
  ]
  private static let signs = [
    "a", "b", "o", "foo", ".", "*", "*", "**", "**", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]a]",
    "[[:alpha:]]", "[[:upper:]]", "[![:alpha:]]", "[[:nope:]]", "[", "[a", "[a-", "[a-]", "[-a]",
    "[\\]]", "[\\a-c]", "[c-a]", "[[a]", "[:a]", "[a[:]", "\\*", "\\a", "\\[", "\\/", "*.txt", "*.",
    "é", "***",
    "**/", "/**", "[/]", "[!/]", "x\\ y", "-", "^", "!",
  ]
}
