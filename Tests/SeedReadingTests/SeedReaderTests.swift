import ChatModel
import FoundationEssentials
import Glibc
import Testing

@testable import SeedReading

struct SeedReaderTests {
  final class Folder {
    let path: String
    init() {
      var template = Array("/tmp/ctxchat-seed-XXXXXX".utf8CString)
      mkdtemp(&template)
      path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
      let whole = path + "/" + name
      if let slash = whole.lastIndex(of: "/") {
        try FileManager.default.createDirectory(
          atPath: String(whole[..<slash]), withIntermediateDirectories: true)
      }
      try Data(bytes).write(to: URL(filePath: whole))
    }
  }

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
    let folder = Folder()
    try folder.write("a.txt", Array("línea\n\ttwo\n".utf8))
    let path = folder.path + "/a.txt"
    let reading = try SeedReader.read([path])
    #expect(reading.messages.count == 1)
    #expect(reading.messages[0].role == .system)
    #expect(reading.messages[0].content == "File \(path):\n\nlínea\n\ttwo\n")
    #expect(reading.sources[0].bytes == 12)
  }

  @Test func `A folder is read by name, without hidden, binary and empty files`() throws {
    let folder = Folder()
    try folder.write("b.md", Array("bee".utf8))
    try folder.write("a/deep.txt", Array("deep".utf8))
    try folder.write(".hidden", Array("no".utf8))
    try folder.write("image", [0xFF, 0xD8, 0x00])
    try folder.write("empty", [])
    let reading = try SeedReader.read([folder.path])
    #expect(
      reading.sources.map { $0.path.dropFirst(folder.path.count + 1) } == ["a/deep.txt", "b.md"])
    #expect(reading.skipped.count == 2)
  }

  @Test func `In a repository git's ignore rules hold`() throws {
    let folder = Folder()
    try folder.write("kept.txt", Array("kept".utf8))
    try folder.write("build/out.txt", Array("out".utf8))
    try folder.write(".gitignore", Array("build/\n".utf8))
    let pipe = popen("git -C '\(folder.path)' init -q 2>/dev/null", "r")
    try #require(pipe.map { pclose($0) } == 0)
    let paths = try SeedReader.read([folder.path]).sources.map(\.path)
    #expect(paths.contains { $0.hasSuffix("kept.txt") })
    #expect(!paths.contains { $0.hasSuffix("out.txt") })
  }

  @Test func `What cannot be read is named with the reason`() throws {
    let folder = Folder()
    try folder.write("binary", [1, 0, 2])
    for (path, word) in [
      ("/nonexistent/x", "No such file"), (folder.path + "/binary", "not a text file"),
    ] {
      let error = #expect(throws: SeedError.self) { try SeedReader.read([path]) }
      #expect(error?.description.contains(word) == true)
      #expect(error?.description.contains(path) == true)
    }
  }

  @Test(arguments: [
    ("key = AKIA" + String(repeating: "A", count: 16), true),
    ("-----BEGIN RSA PRIVATE KEY-----", true),
    ("token: ghp_" + String(repeating: "a1", count: 18), true),
    ("sk-" + String(repeating: "x", count: 40), true), ("the task-force said", false),
    ("risk-" + String(repeating: "x", count: 40), false), ("AKIA is a prefix", false),
  ])
  func `The obvious secrets are found, ordinary words are not`(line: String, isSecret: Bool) {
    let findings = SecretScan.findings(in: "first\n\(line)\nlast", path: "f")
    #expect(findings.isEmpty == !isSecret)
    if isSecret { #expect(findings[0].hasPrefix("f:2: ")) }
  }
}
