import Basics
import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import SeedReading

struct SeedReaderTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `The digests of the standard's examples come out`(text: String, digest: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == digest)
  }

  @Test func `Every length around a block has a digest of its own`() {
    let digests = (50...70).map { SHA256.hexadecimal(of: [UInt8](repeating: 97, count: $0)) }
    #expect(Set(digests).count == digests.count)
    #expect(digests.allSatisfy { $0.count == 64 })
  }

  @Test func `A file becomes one system message with its name, exactly`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", Array("línea\n\ttwo\n".utf8))
    let path = folder.path + "/a.txt"
    let reading = try SeedReader.read([path])
    #expect(reading.messages.count == 1)
    #expect(reading.messages[0].role == .system)
    #expect(reading.messages[0].content == "File \(path):\n\nlínea\n\ttwo\n")
    #expect(reading.sources[0].bytes == 12)
  }

  @Test func `A folder is read by name, without hidden, binary and empty files`() throws {
    let folder = try TemporaryFolder()
    try folder.write("b.md", Array("bee".utf8))
    try folder.write("a/deep.txt", Array("deep".utf8))
    try folder.write(".hidden", Array("no".utf8))
    try folder.write("image", [0xFF, 0xD8, 0x00])
    try folder.write("empty", [])
    let reading = try SeedReader.read([folder.path])
    #expect(
      reading.sources.map { $0.path.dropFirst(folder.path.count + 1) } == ["a/deep.txt", "b.md"])
    #expect(
      reading.leftOut == [
        "\(folder.path): 1 hidden file or folder (outside a repository)",
        "\(folder.path)/empty: empty", "\(folder.path)/image: not text",
      ])
  }

  @Test func `What cannot be read is named with the reason`() throws {
    let folder = try TemporaryFolder()
    try folder.write("binary", [1, 0, 2])
    for (path, word) in [
      ("/nonexistent/x", "No such file"), (folder.path + "/binary", "not text"),
    ] {
      let error = #expect(throws: SeedError.self) { try SeedReader.read([path]) }
      #expect(error?.description.contains(word) == true)
      #expect(error?.description.contains(path) == true)
    }
  }

  // MARK: Once

  @Test(arguments: [
    ["a.md", "a.md"], ["a.md", "./a.md"], ["d", "d/x.md"], ["d/x.md", "d"], ["a.md", "link.md"],
    ["d", "d/"], [".", "d"],
  ])
  func `A file goes out once, however often it is named`(paths: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Array("a".utf8))
    try folder.write("d/x.md", Array("x".utf8))
    symlink("a.md", folder.path + "/link.md")
    let reading = try SeedReader.read(paths, base: folder.path)
    let texts = reading.files.map(\.text)
    #expect(Set(texts).count == texts.count)
    #expect(reading.leftOut.contains("1 file named twice, sent once"))
    #expect(SourceCheck.check(reading.sources).allSatisfy { $0.state == .unchanged })
    let refresh = try SeedRefresh(Seed(messages: reading.messages, sources: reading.sources))
    #expect(refresh.seed.messages == reading.messages)
  }

  @Test func `Two names of one file on disk are two files`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", Array("a".utf8))
    link(folder.path + "/a.md", folder.path + "/b.md")
    #expect(try SeedReader.read([folder.path]).files.count == 2)
  }

  // MARK: Text

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  @Test func `A byte order mark never goes out, and is not a change`() throws {
    let folder = try TemporaryFolder()
    try folder.write("d/a.md", Self.mark + Array("one".utf8))
    try folder.write("d/two.md", Self.mark + Self.mark + Array("two\u{FEFF}".utf8))
    try folder.write("b.md", Self.mark + Array("b".utf8))
    try folder.write("d/mark", Self.mark)
    let reading = try SeedReader.read(["d", "b.md"], base: folder.path)
    #expect(reading.files.map(\.text) == ["one", "two\u{FEFF}", "b"])
    #expect(reading.leftOut == ["d/mark: empty"])
    #expect(reading.sources.map(\.bytes) == [3, 6, 1])
    #expect(SourceCheck.check(reading.sources).allSatisfy { $0.state == .unchanged })
  }

  @Test(
    arguments: [[0xFF, 0xFE, 0x61, 0], [0xFE, 0xFF, 0, 0x61], [0xFF, 0xFE, 0x2D, 0x4E]] as [[UInt8]]
  )
  func `UTF-16 is refused as that`(bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    try folder.write("d/a.md", bytes)
    try folder.write("d/b.md", Array("b".utf8))
    let error = #expect(throws: SeedError.self) { try SeedReader.read([folder.path + "/d/a.md"]) }
    #expect(error?.description.contains("UTF-16") == true)
    #expect(
      try SeedReader.read(["d"], base: folder.path).leftOut == [
        "d/a.md: text in UTF-16, not in UTF-8"
      ])
  }

  // MARK: Limits

  @Test func `What has no end or would wait is refused at once`() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path + "/pipe", 0o600)
    for path in ["/dev/zero", "/dev/tty", folder.path + "/pipe", "/dev/random"] {
      let error = #expect(throws: SeedError.self) { try SeedReader.read([path]) }
      #expect(error?.description.contains(path) == true)
    }
  }

  @Test func `A file that does not tell its size is read to its end`() throws {
    let reading = try SeedReader.read(["/proc/self/status"])
    #expect(reading.files[0].text.contains("VmRSS") && reading.sources[0].bytes > 100)
  }

  @Test func `A limit counts while a file is read, whatever size it told`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", [UInt8](repeating: 0x61, count: 200_000))
    let file = open(folder.path + "/a", O_RDONLY)
    defer { close(file) }
    #expect(FileBytes.read(descriptor: file, limit: 100_000) == .tooLarge(0))
    // Told as empty, longer than wanted.
    #expect(FileBytes.read("/proc/self/maps", limit: 100) == .tooLarge(0))
  }

  @Test func `A file of a folder that is too large is left out, a named one is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write("d/big", [UInt8](repeating: 0x61, count: 4_000_001))
    try folder.write("d/a.md", Array("a".utf8))
    #expect(
      try SeedReader.read(["d"], base: folder.path).leftOut == ["d/big: 4,000,001 bytes, too large"]
    )
    let error = #expect(throws: SeedError.self) {
      try SeedReader.read(["d/big"], base: folder.path)
    }
    #expect(error?.description.contains("4,000,001 bytes") == true)
  }

  @Test func `All together have a limit`() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      try folder.write(name, [UInt8](repeating: 0x61, count: 600_000))
    }
    let error = #expect(throws: SeedError.self) {
      try SeedReader.read([folder.path], limits: .prompt)
    }
    #expect(error?.description.contains("more than 1,000,000 bytes") == true)
  }
}
