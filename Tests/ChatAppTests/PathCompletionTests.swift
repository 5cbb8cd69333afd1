import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import ChatApp

/// Names as folders have them.
@Suite struct PathCompletionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func touch(_ names: String...) throws {
    for name in names { try folder.write(name, []) }
  }

  /// The candidates for a beginning in the folder, without it.
  private func names(_ start: String) -> [String] {
    let place = folder.path + "/"
    return PathCompletion.candidates(for: place + start).map {
      $0.hasPrefix(place) ? String($0.dropFirst(place.count)) : "outside: \($0)"
    }
  }

  @Test
  func `Hidden files are offered to who asks for them, the folder itself and its parent never`()
    throws
  {
    try touch(".hidden", ".config/x", "shown")
    #expect(names("") == ["shown"])
    #expect(names(".") == [".config/", ".hidden"])
    #expect(names(".h") == [".hidden"] && names("..") == [])
  }

  @Test func `Names are sorted, and cut only after that`() throws {
    for number in (0..<(PathCompletion.limit + 20)).reversed() {
      try touch("f\(String(number + 1000).dropFirst())")
    }
    let found = names("f")
    #expect(found.count == PathCompletion.limit && found == found.sorted())
    #expect(found.first == "f000" && found.last == "f049")
    #expect(names("f06") == (60..<70).map { "f0\($0)" })
  }

  @Test(arguments: [
    "with space", "quote\"'", "back\\slash", "文书", "émile", "👩‍👩‍👧.md", "-rf", "#x", "a=b", "%41",
  ])
  func `A name is offered as it is`(name: String) throws {
    try touch(name)
    #expect(names("") == [name])
    #expect(names(String(name.prefix(1))) == [name] && names(name) == [name])
    #expect(PathCompletion.isThere(folder.path + "/" + name))
  }

  @Test func `A name that cannot stand in a prompt is not offered`() throws {
    try touch("line\nend", "tab\there", "\u{1B}[31m", "plain")
    // Not UTF-8.
    let bytes: [CChar] =
      Array((folder.path + "/").utf8CString.dropLast()) + [0x63, CChar(bitPattern: 0xE9), 0]
    close(open(bytes, O_CREAT | O_WRONLY, 0o600))
    #expect(names("") == ["plain"])
  }

  @Test func `Accents are found in both ways of writing them`() throws {
    try touch("e\u{301}tude")
    #expect(names("\u{E9}t").count == 1)
  }

  @Test func `Links go by what they lead to; one that leads nowhere is offered as a name`() throws {
    try touch("folder/file")
    for (name, target) in [
      ("to-folder", "folder"), ("to-file", "folder/file"), ("to-none", "none"),
    ] {
      symlink(target, folder.path + "/" + name)
    }
    symlink("loop", folder.path + "/loop")
    #expect(names("to") == ["to-file", "to-folder/", "to-none"])
    #expect(names("to-folder/") == ["to-folder/file"])
    #expect(!PathCompletion.isThere(folder.path + "/to-none"))
    #expect(!PathCompletion.isThere(folder.path + "/loop") && names("loop") == ["loop"])
  }

  @Test(arguments: ["none/", "file/", "none/x"])
  func `What is no folder has nothing in it`(start: String) throws {
    try touch("file")
    #expect(names(start) == [])
  }

  @Test func `A path with a zero byte names nothing, whatever it begins with`() throws {
    try touch("file")
    #expect(!PathCompletion.isThere(folder.path + "/file\u{0}.txt"))
    #expect(PathCompletion.isThere(folder.path) && PathCompletion.isThere("/"))
  }
}
