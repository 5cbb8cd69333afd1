import Basics
import ChatTestSupport
import Glibc
import HTTPStream
import Testing

@testable import SessionRecording

/// The file while it is written.
@Suite struct RecorderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read() throws -> [RecordedEvent] {
    try Recording.read(folder.path + "/a.cast").moments.map(\.event)
  }

  private func recorder() throws -> Recorder {
    try Recorder(folder.path + "/a.cast", RecordingTests.head)
  }

  @Test func `Many threads record at once, and no line is lost, torn or out of its own order`()
    async throws
  {
    let recorder = try recorder()
    await withTaskGroup(of: Void.self) { group in
      for writer in UInt8(0)..<8 {
        group.addTask {
          for number in UInt8(0)..<100 { recorder.add(.input([0xFF, writer, number])) }
        }
      }
    }
    #expect(recorder.close() == nil)
    let bytes = try read().compactMap { if case .input(let bytes) = $0 { bytes } else { nil } }
    #expect(bytes.count == 800)
    for writer in UInt8(0)..<8 {
      #expect(bytes.filter { $0[1] == writer }.map { $0[2] } == Array(0..<100))
    }
  }

  @Test func `Each request has a number of its own`() async throws {
    let recorder = try recorder()
    let request = HTTPRequest(url: "https://host.example/v1/chat", body: Array("é{}".utf8))
    let numbers = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<50 { group.addTask { recorder.add(request) } }
      return await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(numbers == Set(1...50))
    #expect(recorder.close() == nil)
    #expect(
      try read().allSatisfy { event in
        if case .request(_, let recorded) = event { recorded.body == "é{}" } else { false }
      })
  }

  @Test func `A key is hidden from then on, in bytes that are text and in all that came before it`()
    throws
  {
    let recorder = try recorder()
    let key = "demo-key-1234567890abcdef"
    recorder.hide(key: key)
    recorder.add(.output(Array("é \(key)".utf8)))
    recorder.add(.output([0xFF] + Array("x".utf8)))
    recorder.add(.outside(.refused, "\(key) is not a file"))
    #expect(recorder.close() == nil)
    let events = try read()
    #expect(events.count == 3 && events[1] == .output([0xFF, 0x78]))
    guard case .outside(.refused, let text) = events[2] else {
      Issue.record("\(events[2])")
      return
    }
    #expect(text.hasSuffix(" is not a file") && !text.contains("1234567890"))
  }

  @Test(arguments: ["/proc/none/a.cast", "/dev/null/a.cast", "/"])
  func `A file that cannot be made is told with the cause, and nothing is recorded`(path: String) {
    let error = #expect(throws: RecordingError.self) { try Recorder(path, RecordingTests.head) }
    #expect(error?.kind == .unwritten)
    #expect(error?.description.hasPrefix(path) == true)
    #expect(error?.description.hasSuffix("Choose another file.") == true)
  }

  @Test func `A link is not followed to a file that is there`() throws {
    try folder.write("mine", Array("mine".utf8))
    symlink(folder.path + "/mine", folder.path + "/a.cast")
    #expect(throws: RecordingError.self) { try recorder() }
    #expect(FileBytes.read(folder.path + "/mine", limit: 100) == .bytes(Array("mine".utf8)))
    // A link to nowhere would make a file in a place that nobody named.
    symlink(folder.path + "/nowhere", folder.path + "/b.cast")
    #expect(throws: RecordingError.self) {
      try Recorder(folder.path + "/b.cast", RecordingTests.head)
    }
    #expect(access(folder.path + "/nowhere", F_OK) != 0)
  }
}
