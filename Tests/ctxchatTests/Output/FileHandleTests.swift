import FoundationEssentials
import Glibc
import Testing

@testable import ctxchat

@Suite struct FileHandleTests {
  private func file(_ bytes: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/ctxchat-" + UUID().uuidString
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  @Test(arguments: [1, 2, 65_536, 65_537, 200_000])
  func `Everything up to the limit is read`(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let path = try file(bytes)
    defer { unlink(path) }
    #expect(try FileHandle.bytes(at: path, upTo: count) == bytes)
    #expect(throws: FileHandle.Problem.tooLong) {
      try FileHandle.bytes(at: path, upTo: count - 1)
    }
  }

  @Test(arguments: ["/dev/zero", "/dev/urandom"])
  func `What has no end is read no further than the limit`(_ path: String) {
    #expect(throws: FileHandle.Problem.tooLong) { try FileHandle.bytes(at: path, upTo: 100_000) }
  }

  @Test func `A file whose size is told as nothing is read all the same`() throws {
    #expect(try !FileHandle.bytes(at: "/proc/self/status", upTo: 1 << 20).isEmpty)
  }

  @Test(arguments: [("/no/such", ENOENT), ("/", EISDIR), ("/proc/self/mem", EIO)])
  func `What cannot be read tells the kernel's reason`(_ path: String, _ code: Int32) {
    #expect(throws: FileHandle.Problem.failed(code)) {
      try FileHandle.bytes(at: path, upTo: 1 << 20)
    }
  }
}
