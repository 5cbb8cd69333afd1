import ChatTestSupport
import FoundationEssentials
import Glibc
import TerminalKit
import Testing

@testable import SessionRecording

/// Files that are recordings, almost recordings, and none.
@Suite struct RecordingFileTests {
  private static let head =
    (try? RecordingLine.encoder.encode(RecordingTests.head)).map(Array.init) ?? []

  private static func file(_ lines: String...) -> [UInt8] {
    head + Array(lines.map { "\n" + $0 }.joined().utf8) + [UInt8(ascii: "\n")]
  }

  private func error(_ bytes: [UInt8]) -> String? {
    do throws(RecordingError) { _ = try Recording(bytes, name: "a.cast") } catch {
      return error.description
    }
    return nil
  }

  @Test func `A file that was cut anywhere after its head is read up to there`() throws {
    let events: [RecordedEvent] = [
      .input(Array("é".utf8)), .output([0xFF]), .resize(Size(rows: 3, columns: 4)), .opened,
    ]
    let lines = events.map { RecordingLine.text(RecordedMoment(1, $0)) }
    let whole = Self.head + Array(lines.map { "\n" + $0 }.joined().utf8)
    // The places at which a line is whole.
    var ends = [Self.head.count]
    for line in lines { ends.append((ends.last ?? 0) + 1 + line.utf8.count) }
    for length in Self.head.count...whole.count {
      let recording = try Recording(Array(whole.prefix(length)), name: "a.cast")
      #expect(recording.moments.count == ends.count { $0 <= length } - 1, "\(length)")
      #expect(recording.moments.map(\.event) == Array(events.prefix(recording.moments.count)))
    }
    for length in 0..<Self.head.count {
      #expect(error(Array(whole.prefix(length)))?.contains("not a recording") == true)
    }
  }

  @Test(arguments: [
    (["[1,\"i\",\"a\"]", "x"], 3), (["x", "[1,\"i\",\"a\"]"], 2),
    (["", "", "[1,\"i\",\"a\"]", "x"], 5), (["[1,\"i\",\"a\"]", "", "{}", "[2,\"i\",\"b\"]"], 4),
    (["\u{0}"], 2), (["[1,\"i\",\"a\"] x"], 2),
  ])
  func `A broken line is named by the number that an editor shows`(lines: [String], number: Int) {
    let bytes = Self.head + Array(lines.map { "\n" + $0 }.joined().utf8) + [UInt8(ascii: "\n")]
    #expect(error(bytes) == "a.cast, line \(number), is not a line of a recording.")
  }

  @Test func `Empty lines and line ends of another system are no mistakes`() throws {
    let bytes = Self.head + Array("\r\n\n[1,\"i\",\"a\"]\r\n\n[2,\"m\",\"open\"]\r\n\n".utf8)
    let recording = try Recording(bytes, name: "a.cast")
    #expect(recording.moments.map(\.event) == [.input([0x61]), .opened])
  }

  @Test func `Time does not go back where lines of two threads changed places`() throws {
    let bytes = Self.file(
      "[1.5,\"i\",\"a\"]", "[1.499999,\"i\",\"b\"]", "[9,\"x\",\"y\"]", "[2,\"i\",\"c\"]")
    let recording = try Recording(bytes, name: "a.cast")
    #expect(recording.moments.map(\.seconds) == [1.5, 1.5, 9])
  }

  @Test func `Lines of other programs, and of later versions, are left out`() throws {
    let bytes = Self.file(
      "[0,\"m\",\"chapter one\"]", "[0,\"z\",\"new\"]", "[0,\"i\",\"a\",\"more\"]",
      "[1,\"o\",\"b\"]")
    let recording = try Recording(bytes, name: "a.cast")
    #expect(recording.moments.map(\.event) == [.input([0x61]), .output([0x62])])
  }

  @Test(arguments: [(0, 24), (80, 0), (10_001, 24), (80, 10_001), (-80, 24)])
  func `A head with a size that no terminal has is not one`(width: Int, height: Int) throws {
    var head = RecordingTests.head
    (head.width, head.height) = (width, height)
    let bytes = Array(try RecordingLine.encoder.encode(head))
    #expect(error(bytes)?.hasPrefix("a.cast is not a recording of ctxchat.") == true)
  }

  @Test func `A head with members of a later version is read`() throws {
    let text = String(decoding: Self.head, as: UTF8.self)
    let more = #"{"title":"x","idle_time_limit":2,"# + text.dropFirst()
    #expect(try Recording(Array(more.utf8), name: "a").head == RecordingTests.head)
    #expect(RecordingTests.head.size == Size(rows: 24, columns: 80))
  }

  @Test func `What is wrong with the file itself is told with its path`() throws {
    let folder = try TemporaryFolder()
    func failure(_ path: String) -> RecordingError? {
      do throws(RecordingError) { _ = try Recording.read(path) } catch { return error }
      return nil
    }
    let none = folder.path + "/none.cast"
    #expect(
      failure(none)?.kind == .missing && failure(none)?.description == "There is no file \(none).")
    #expect(failure(folder.path)?.description == "\(folder.path) is not a file.")
    let pipe = folder.path + "/pipe"
    mkfifo(pipe, 0o600)
    #expect(failure(pipe)?.kind == .data, "and nobody waits for its writer")
    #expect(failure("/dev/zero")?.kind == .data)
    let large = folder.path + "/large.cast"
    let file = open(large, O_CREAT | O_WRONLY, 0o600)
    #expect(ftruncate(file, off_t(Recording.limit + 1)) == 0)
    close(file)
    #expect(failure(large)?.description.contains("larger than 256 MB") == true)
  }
}
