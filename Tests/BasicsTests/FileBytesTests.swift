import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import Basics

@Suite struct FileBytesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ bytes: [UInt8]) throws -> String {
    try folder.write("file", bytes)
    return folder.path + "/file"
  }

  @Test(arguments: [1, 2, 65_536, 65_537, 200_000])
  func `Everything up to the limit is read`(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let path = try file(bytes)
    for read in [{ FileBytes.read($0, limit: $1) }, { FileBytes.readAny($0, limit: $1) }] {
      #expect(read(path, count) == .bytes(bytes))
      guard case .tooLarge = read(path, count - 1) else {
        Issue.record("\(count) bytes are not too large for \(count - 1)")
        continue
      }
    }
  }

  @Test(arguments: ["/dev/zero", "/dev/urandom"])
  func `An endless file is read no further than the limit`(_ path: String) {
    #expect(FileBytes.readAny(path, limit: 100_000) == .tooLarge(0))
    #expect(FileBytes.read(path, limit: 100_000) == .notAFile)
  }

  @Test func `A file that says it is empty is read to its end`() throws {
    guard case .bytes(let bytes) = FileBytes.read("/proc/self/status", limit: 1 << 20) else {
      Issue.record("not read")
      return
    }
    #expect(!bytes.isEmpty)
  }

  @Test func `Reading stops at the first zero where only text is wanted`() throws {
    let path = try file(
      [UInt8](repeating: 0x61, count: 70_000) + [0] + [UInt8](repeating: 0, count: 200_000))
    guard case .bytes(let bytes) = FileBytes.read(path, limit: 1 << 20, onlyText: true) else {
      Issue.record("not read")
      return
    }
    #expect(bytes.count < 200_000)
  }

  @Test func `Links are followed if asked`() throws {
    let path = try file([1, 2])
    let link = path + "-link"
    symlink(path, link)
    #expect(FileBytes.read(link, limit: 10) == .bytes([1, 2]))
    #expect(FileBytes.read(link, limit: 10, followsLinks: false) == .link)
  }

  @Test(arguments: [("/", EISDIR), ("/proc/self/mem", EIO)])
  func `A failure has the number of the system`(_ path: String, _ code: Int32) {
    #expect(FileBytes.readAny(path, limit: 1 << 20) == .failed(code))
  }

  @Test(arguments: ["/no/such", "/dev/null/below"])
  func `A missing file is missing`(_ path: String) {
    #expect(FileBytes.readAny(path, limit: 10) == .missing)
    #expect(FileBytes.read(path, limit: 10) == .missing)
  }
}
