import Basics
import ChatTestSupport
import Testing

@testable import SeedReading

/// Files of settings drawn by lot, against what git reads from them.
@Suite struct GitConfigurationAgreementTests {
  private static let pieces = [
    "[core]", "[Core]\n", "[user]\n", "[core] ", "[remote \"a b\"]\n", "[remote \"x\\\"y\"]\n",
    "[remote \"[z]\"]\n",
    "name", "Na-me2", " = ", "=", "\t=\t", "value", "a b", "  two  words  ", "\"quoted # text\"",
    "\"", "\\\\", "\\t",
    "\\n", "\\\"", "\\\n", "\\\r\n", "# comment", "; comment", "\n", "\n", "\n", "\r\n", " ", "\t",
    "ä", "~/x",
    "\\x", "1", "[a]\nb = c\n", "[d]\ne\n", "\nlast = \"x y\" ; z\n",
    "[branch \"a]b\"]\nmerge = x\n", "name = v\n", "name = v ; c\n", "name\n",
    "\tkey = \"a\" b \"c\"\n", "\u{FEFF}",
  ]

  /// Keys in order with their values, as git's list has them; up to the first fault in the file.
  private func ours(_ text: String) -> [String] {
    var parser = GitConfigurationParser(Array(text.utf8))
    var lines: [String] = []
    while let entry = parser.next() { lines.append("\(entry.key)\n\(entry.value)") }
    return lines
  }

  /// What git has for them; `nil` where it refuses the file.
  private func gits(_ text: String, _ tree: Tree) throws -> [String]? {
    try tree.write("config", text)
    let run = try tree.run(["config", "-z", "--list", "-f", "\(tree.path)/config"])
    guard run.status == 0 else { return nil }
    return run.output.split(separator: "\0").map { line in
      // A key alone has no value in the list; here it says yes.
      line.contains("\n") ? String(line) : line + "\ntrue"
    }
  }

  /// A key of ours as git writes it: `remote "a b".name` is `remote.a b.name` there, and keeps its case. git before
  /// 2.45 has a space for a tab within a value.
  private func comparable(_ lines: [String]) -> [String] {
    lines.map { line in
      let line = line.replacing("\t", with: " ")
      guard line.hasPrefix("remote") || line.hasPrefix("branch"),
        let end = line.firstIndex(of: "\n")
      else { return line }
      return String(line.prefix(6) + line[end...])
    }
  }

  @Test(arguments: 0..<6)
  func `Every setting that git reads is read, with its value`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let tree = try Tree()
    var read = 0
    for _ in 0..<120 {
      let text =
        "[core]\n"
        + (0..<Int.random(in: 1...9, using: &random)).map { _ in
          Self.pieces.randomElement(using: &random) ?? ""
        }.joined()
      guard let theirs = try gits(text, tree) else { continue }
      read += theirs.isEmpty ? 0 : 1
      #expect(comparable(ours(text)) == comparable(theirs), "\(text.debugDescription)")
    }
    #expect(read > 5, "nearly all of the files are nothing to git")
  }

  @Test(arguments: [
    "true", "yes", "on", "1", "TRUE", "Yes", "2", "-1", "1k", "", "false", "no", "off", "0", "0k",
    "False",
  ])
  func `A setting says yes where git says so`(value: String) throws {
    let tree = try Tree()
    try tree.write("config", "[core]\nignorecase = \(value)\n")
    var configuration = GitConfiguration()
    configuration.read("\(tree.path)/config", home: tree.settings.home)
    let git = try tree.git("config", "--bool", "-f", "\(tree.path)/config", "core.ignoreCase")
    #expect(configuration.isTrue("core.ignorecase") == (git == "true\n"))
  }
}
