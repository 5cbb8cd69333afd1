import ChatModel
import ChatTestSupport
import Glibc
import Testing

@testable import SeedReading

/// A repository can name programs. Reading it runs none of them.
@Suite struct NothingRunsTests {
  /// A repository whose configuration would leave a marker.
  private func trap() throws -> (Tree, marker: String) {
    let tree = try Tree()
    try tree.git("init", "-q")
    let marker = tree.folder.path + "/marker"
    let script = try tree.folder.writeProgram("mark", "#!/bin/sh\necho ran >> '\(marker)'\ncat\n")
    try tree.write(".gitattributes", "*.md filter=mark diff=mark\n")
    mkdir(tree.folder.path + "/hooks", 0o755)
    for hook in ["post-index-change", "pre-commit", "fsmonitor-watchman"] {
      _ = try tree.folder.writeProgram("hooks/\(hook)", "#!/bin/sh\necho ran >> '\(marker)'\n")
    }
    try tree.write("a.md", "text")
    try tree.git("add", "a.md")
    for (key, value) in [
      ("core.fsmonitor", script), ("core.hooksPath", tree.folder.path + "/hooks"),
      ("filter.mark.clean", script), ("filter.mark.smudge", script), ("diff.mark.textconv", script),
      ("core.pager", script), ("core.sshCommand", script), ("core.editor", script),
    ] { try tree.git("config", key, value) }
    unlink(marker)
    return (tree, marker)
  }

  @Test func `Listing, reading and comparing run nothing`() throws {
    let (tree, marker) = try trap()
    let reading = try SeedReader.read([tree.path])
    #expect(reading.files.count == 2)
    try tree.write("a.md", "changed")
    try tree.write("b.md", "new")
    #expect(SourceCheck.check(reading.sources).count == 3)
    _ = try SeedRefresh(Seed(messages: reading.messages, sources: reading.sources))
    #expect(access(marker, F_OK) != 0)
    // The trap does close: git itself runs it.
    try tree.git("status", "--short")
    #expect(access(marker, F_OK) == 0)
  }
}
