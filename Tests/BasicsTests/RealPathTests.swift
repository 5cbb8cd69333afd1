import ChatTestSupport
import Glibc
import Testing

@testable import Basics

@Suite struct RealPathTests {
  @Test func `Links, dots and doubled slashes are gone from a real path`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/b/file", [])
    let root = try #require(RealPath.of(folder.path))
    symlink("a/b", folder.path + "/link")
    symlink("/no/such/place", folder.path + "/dangling")
    symlink("ring", folder.path + "/ring")
    for path in ["a/b/file", "a/./b//file", "link/file", "a/b/../b/file", "link/../b/file"] {
      #expect(RealPath.of(folder.path + "/" + path) == root + "/a/b/file", "\(path)")
    }
    #expect(RealPath.of("/") == "/" && RealPath.of("//") == "/")
    for path in ["missing", "dangling", "ring", "a/b/file/", "a/b/file/c"] {
      #expect(RealPath.of(folder.path + "/" + path) == nil, "\(path)")
    }
    #expect(RealPath.of("") == nil)
  }

  @Test func `A path that is not UTF-8 has none`() throws {
    let folder = try TemporaryFolder()
    let name: [CChar] =
      Array((folder.path + "/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
    #expect(mkdir(name, 0o700) == 0)
    symlink(folder.path + "/x", folder.path + "/y")
    let target: [CChar] = name
    #expect(symlink(target, folder.path + "/link") == 0)
    #expect(RealPath.of(folder.path + "/link") == nil)
    rmdir(name)
  }
}
