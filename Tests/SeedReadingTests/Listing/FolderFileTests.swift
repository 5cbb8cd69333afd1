import Glibc
import Testing

@testable import SeedReading

/// What becomes of each kind of file in a folder.
@Suite struct FolderFileTests {
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private func file(_ bytes: [UInt8], limit: Int = 100) throws -> FolderFile {
    let tree = try Tree()
    try tree.write("file", bytes: bytes)
    return FolderFile("\(tree.path)/file", limit: limit)
  }

  @Test(
    arguments: [
      ("plain", Array("a\n".utf8), Array("a\n".utf8)),
      ("marked", mark + Array("a".utf8), Array("a".utf8)),
      ("marked twice", mark + mark + Array("a".utf8), Array("a".utf8)),
      ("marked within", Array("a".utf8) + mark, Array("a".utf8) + mark),
      ("blank before", Array("\n a".utf8), Array("\n a".utf8)),
      (
        "as long as may be", [UInt8](repeating: 0x61, count: 100),
        [UInt8](repeating: 0x61, count: 100)
      ),
      ("other scripts", Array("中é👍".utf8), Array("中é👍".utf8)),
      ("controls", [0x1B, 0x5B, 0x6D], [0x1B, 0x5B, 0x6D]),
    ] as [(String, [UInt8], [UInt8])])
  func `A text is taken as it is, without the marks before it`(
    name: String, bytes: [UInt8], text: [UInt8]
  ) throws {
    #expect(try file(bytes) == .text(text))
  }

  @Test(
    arguments: [
      ([], "empty"), (Array(" \t\r\n\u{3000}".utf8), "empty"), (mark, "empty"),
      ([0x61, 0], "not text"), ([0xFF], "not text"),
      ([0xC3], "not text"), ([0xED, 0xA0, 0x80], "not text"), ([0xC0, 0xAF], "not text"),
      ([0xF4, 0x90, 0x80, 0x80], "not text"),
      ([0xFF, 0xFE, 0x61, 0], "text in UTF-16, not in UTF-8"),
      ([0xFE, 0xFF, 0, 0x61], "text in UTF-16, not in UTF-8"),
      ([UInt8](repeating: 0x61, count: 101), "101 bytes, too large"),
    ] as [([UInt8], String)])
  func `What is no text, or too long, is left out with the reason`(bytes: [UInt8], reason: String)
    throws
  {
    #expect(try file(bytes) == .leftOut(reason: reason))
  }

  @Test func `What is no file is left out, and nothing waits for it`() throws {
    let tree = try Tree()
    try tree.write("file")
    try tree.link("link", to: "file")
    try tree.link("nowhere", to: "missing")
    mkfifo(tree.path + "/pipe", 0o600)
    mkdir(tree.path + "/folder", 0o700)
    for name in ["link", "nowhere", "pipe", "folder"] {
      #expect(
        FolderFile("\(tree.path)/\(name)", limit: 100) == .leftOut(reason: "not a regular file"),
        "\(name)")
    }
    #expect(FolderFile("\(tree.path)/missing", limit: 100) == .leftOut(reason: "deleted"))
    #expect(FolderFile("\(tree.path)/file/below", limit: 100) == .leftOut(reason: "deleted"))
  }
}
