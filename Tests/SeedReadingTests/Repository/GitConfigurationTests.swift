import Testing

@testable import SeedReading

@Suite struct GitConfigurationTests {
  private func value(_ text: String, _ key: String = "core.excludesfile") -> String? {
    var parser = GitConfigurationParser(Array(text.utf8))
    var value: String?
    while let entry = parser.next() {
      if entry.key == key { value = entry.value }
    }
    return value
  }

  @Test(arguments: [
    ("[core]\n\texcludesFile = ~/x\n", "~/x"), ("[CORE]\nExcludesfile=/a b # c\n", "/a b"),
    ("[core] excludesfile = \"/a # b\"", "/a # b"), ("[core]\nexcludesfile = a\\\nb", "ab"),
    ("[core]\nexcludesfile = \"a\\\\b\\tc\" ; x\r\n", "a\\b\tc"),
    ("; [x]\n# y\n[core]\nexcludesfile\n", "true"), ("[core]\nexcludesfile =\n", ""),
    ("[core]\nexcludesfile = a\n[x \"y\"]\nexcludesfile = b\n", "a"),
    ("[core]\nexcludesfile = a\n[core]\nexcludesfile = c\n", "c"),
  ])
  func `Values are read as git reads them`(text: String, expected: String) throws {
    #expect(value(text) == expected)
    let tree = try Tree()
    try tree.write("config", text)
    let git = try tree.git("config", "-z", "-f", tree.path + "/config", "core.excludesFile")
    if expected != "true" { #expect(git == expected + "\0") }
  }

  @Test(arguments: ["[core", "[core]\nexcludesfile = \"a", "[core]\n=x", "[core]\na = \\x"])
  func `What is not well formed ends the reading`(text: String) {
    #expect(value(text) == nil)
  }

  @Test func `The user's own ignore file counts in every folder, wherever it is named`() throws {
    let tree = try Tree()
    for name in ["a.tmp", "a.md", "b.bak"] { try tree.write(name) }
    try tree.write("../home/.config/git/ignore", "*.tmp\n")
    #expect(try tree.listing().files == ["a.md", "b.bak"])
    try tree.write("../home/more", "[core]\nexcludesFile = ~/mine\n")
    try tree.write("../home/.gitconfig", "[include]\npath = more\n")
    try tree.write("../home/mine", "*.bak\n")
    #expect(try tree.listing().files == ["a.md", "a.tmp"])
    try tree.makeRepository()
    #expect(try tree.listing().files == ["a.md", "a.tmp"])
    #expect(try tree.gitFiles() == ["a.md", "a.tmp"])
    try tree.write(".git/config", "[core]\nexcludesFile = /dev/null\n")
    #expect(try tree.listing().files == ["a.md", "a.tmp", "b.bak"])
  }

  @Test func `Files that include each other end`() throws {
    let tree = try Tree()
    try tree.write("../home/.gitconfig", "[include]\npath = .gitconfig\n[core]\nexcludesFile = x\n")
    #expect(tree.settings.configuration(of: nil)["core.excludesfile"] == "x")
  }
}
