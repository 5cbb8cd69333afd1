import Testing

@testable import SeedReading

@Suite struct LeftOutTests {
  private func lines(_ change: (inout LeftOut) -> Void) -> [String] {
    var leftOut = LeftOut()
    change(&leftOut)
    return leftOut.lines
  }

  @Test func `Nothing left out gives no line`() {
    #expect(lines { _ in } == [])
  }

  @Test func `One and several are worded as such`() {
    #expect(lines { $0.ignored = 1 } == ["1 file or folder that is ignored"])
    #expect(lines { $0.ignored = 2 } == ["2 files and folders that are ignored"])
    #expect(lines { $0.hidden = 1 } == ["1 hidden file or folder (outside a repository)"])
    #expect(lines { $0.unnamed = 3 } == ["3 files with a name that is not UTF-8"])
    #expect(lines { $0.linksInside = 1 } == ["1 link to files inside the folder"])
  }

  @Test func `Five repositories are named, in order, and more are counted`() {
    let names = ["f", "a", "c", "b", "e", "d"]
    #expect(
      lines { $0.repositories = names } == [
        "6 repositories of their own, name them to include them: a, b, c, d, e, …"
      ])
    #expect(
      lines { $0.repositories = ["a"] } == [
        "1 repository of its own, name them to include them: a"
      ])
  }

  @Test func `Single files come last, in order`() {
    #expect(
      lines {
        $0.others = ["b: empty", "a: not text"]
        $0.ignored = 1
      } == ["1 file or folder that is ignored", "a: not text", "b: empty"])
  }
}

/// The paths that a mention offers.
@Suite struct FolderFilesTests {
  @Test func `A mention offers the files of a seed, without names that would break a line`() throws
  {
    let tree = try Tree()
    for name in ["a.md", "d/b c.md", "new\nline", "es\u{1B}c", "文.md", ".hidden"] {
      try tree.write(name)
    }
    #expect(FolderFiles.paths(below: tree.path) == ["a.md", "d/b c.md", "文.md"])
    #expect(FolderFiles.paths(below: tree.path + "/gone") == [])
  }
}
