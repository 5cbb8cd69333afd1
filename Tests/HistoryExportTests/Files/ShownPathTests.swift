import ChatTestSupport
import Glibc
import Testing

@testable import HistoryExport

@Suite struct ShownPathTests {
  private var home: String? {
    getenv("HOME").flatMap { realpath($0, nil) }.map { bytes in
      defer { free(bytes) }
      return String(cString: bytes)
    }
  }

  @Test func `A file is distinguished from the root, without turns on the way`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.md"
    #expect(try NewFile.write([65], to: path))
    let shown = ShownPath.of(
      folder.path + "/./../" + folder.path.split(separator: "/").last! + "/a.md")
    #expect(shown.hasSuffix(path) || shown.hasPrefix("~/"))
    #expect(!shown.contains("/.") && shown.hasSuffix("/a.md"))
  }

  @Test func `The home folder is a tilde`() throws {
    let home = try #require(home)
    var template = Array((home + "/ctxchat-test-XXXXXX").utf8CString)
    let file = mkstemp(&template)
    try #require(file >= 0)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      close(file)
      unlink(path)
    }
    #expect(ShownPath.of(path) == (home == "/" ? path : "~" + path.dropFirst(home.utf8.count)))
  }

  @Test func `A missing file is reported by the name that was given`() {
    #expect(ShownPath.of("no/such/file.md") == "no/such/file.md")
  }
}
