import Basics
import ChatTestSupport
import Glibc
import HTTPStream
import TerminalKit
import Testing

@testable import SessionRecording

struct RecordingTests {
  static let head = RecordingHead(
    size: Size(rows: 24, columns: 80), timestamp: 1_790_000_000, environment: ["TERM": "xterm"],
    program: RecordingHead.Program(
      version: "0.1.0", language: "en", utcOffset: 3600, colors: 256, isDemo: true, context: nil,
      configuration: "{}"))

  private func recorded(_ folder: TemporaryFolder, _ body: (Recorder) -> Void) throws -> [UInt8] {
    let path = folder.path + "/a.cast"
    let recorder = try Recorder(path, Self.head)
    body(recorder)
    #expect(recorder.close() == nil)
    guard case .bytes(let bytes) = FileBytes.read(path, limit: 1 << 20) else { return [] }
    return bytes
  }

  @Test func `A recording is read as it was made`() throws {
    let folder = try TemporaryFolder()
    let events: [RecordedEvent] = [
      .input(Array("hi".utf8)), .opened, .output(Array("中".utf8)),
      .resize(Size(rows: 10, columns: 40)),
    ]
    let bytes = try recorded(folder) { recorder in events.forEach { recorder.add($0) } }
    let recording = try Recording(bytes, name: "a.cast")
    #expect(recording.head == Self.head)
    #expect(recording.moments.map(\.event) == events)
    #expect(recording.moments.map(\.seconds) == recording.moments.map(\.seconds).sorted())
  }

  @Test func `Only its owner can read it`() throws {
    let folder = try TemporaryFolder()
    _ = try recorded(folder) { _ in }
    var status = stat()
    #expect(stat(folder.path + "/a.cast", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `A file that is there is left alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.cast"
    try folder.write("a.cast", Array("mine".utf8))
    let error = #expect(throws: RecordingError.self) { try Recorder(path, Self.head) }
    #expect(error?.kind == .unwritten)
    #expect(
      error?.description == "\(path) already exists and was not changed. Choose another file.")
    #expect(FileBytes.read(folder.path + "/a.cast", limit: 100) == .bytes(Array("mine".utf8)))
  }

  @Test func `A last line that was cut is left out`() throws {
    let folder = try TemporaryFolder()
    let bytes = try recorded(folder) { recorder in
      recorder.add(.input([0x61]))
      recorder.add(.output(Array("a long line of output".utf8)))
    }
    let recording = try Recording(Array(bytes.dropLast(9)), name: "a.cast")
    #expect(recording.moments.map(\.event) == [.input([0x61])])
  }

  @Test func `A broken line in the middle is named`() throws {
    let folder = try TemporaryFolder()
    let bytes = try recorded(folder) { recorder in recorder.add(.input([0x61])) }
    let error = #expect(throws: RecordingError.self) {
      try Recording(bytes + Array("[nonsense\n[1,\"i\",\"b\"]\n".utf8), name: "a.cast")
    }
    #expect(error?.description == "a.cast, line 3, is not a line of a recording.")
  }

  @Test(arguments: [
    "", "\n", "hello\n", "{}\n", #"{"version": 1, "width": 80, "height": 24}"#,
    #"{"version": 2, "width": 80, "height": 24, "timestamp": 1, "env": {}}"#,
  ])
  func `Other files are told apart`(text: String) {
    let error = #expect(throws: RecordingError.self) {
      try Recording(Array(text.utf8), name: "notes.txt")
    }
    #expect(error?.kind == .data)
    #expect(error?.description.hasPrefix("notes.txt is not a recording of ctxchat.") == true)
  }

  @Test func `The key is in no event`() throws {
    let folder = try TemporaryFolder()
    let key = "demo-key-1234567890abcdef"
    let bytes = try recorded(folder) { recorder in
      recorder.hide(key: key)
      recorder.hide(key: "other-key-0987654321fedcba")
      recorder.add(.input(Array("\u{1B}[200~\(key)\u{1B}[201~".utf8)))
      recorder.add(.output(Array("Wrong key \(key)!".utf8)))
      recorder.add(.body(1, Array("{\"error\": \"\(key) is not known\"}".utf8)))
      recorder.add(.end(1, TransportError(.other, requestWasSent: true, detail: "for \(key)")))
      recorder.add(.history("{\"text\": \"\(key)\"}"))
      recorder.add(.outside(.editor, key))
      recorder.add(.outside(.editor, "other-key-0987654321fedcba"))
      recorder.add(
        .head(
          1, status: 401,
          [
            HTTPHeader("X-Hint", key), HTTPHeader("Set-Cookie", "session=abc"),
          ]))
      _ = recorder.add(
        HTTPRequest(
          url: "https://name:password1@host.example/v1/chat?api_key=\(key)",
          headers: [HTTPHeader("Authorization", "Bearer \(key)")], body: Array("[\"\(key)\"]".utf8))
      )
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("(key) is not known"))
    for secret in [key, "1234567890", "0987654321", "password1", "Bearer", "session=abc"] {
      #expect(!text.contains(secret), "\(secret)")
    }
  }

  @Test func `A full disk is told`() throws {
    let recorder = Recorder("/dev/full", descriptor: open("/dev/full", O_WRONLY), Self.head)
    recorder.add(.input([0x61]))
    let failure = try #require(recorder.close())
    #expect(failure.description.hasPrefix("The recording /dev/full ends early: "))
  }
}
