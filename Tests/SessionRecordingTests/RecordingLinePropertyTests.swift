import Basics
import HTTPStream
import TerminalKit
import Testing

@testable import SessionRecording

/// Events of any content, written and read back.
@Suite struct RecordingLinePropertyTests {
  /// Pieces that are easily lost: spaces, marks that join what is before them, line ends, signs of the format.
  private static let pieces = [
    "", " ", "  ", "\u{301}", "\u{200D}", "\u{FE0F}", "\n", "\r\n", "\t", "a", "1", ":", ": ", "x",
    "\"", "\\", "\u{0}", "\u{1B}[A", "文", "👩‍👩‍👧", "\u{2028}", "\u{FEFF}", "/", "%",
  ]

  private var numbers = SplitMix(seed: 81)

  private mutating func text(without left: [String] = []) -> String {
    let pieces = Self.pieces.filter { piece in !left.contains { piece.contains($0) } }
    let count = Int.random(in: 0...5, using: &numbers)
    return (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
  }

  private mutating func bytes() -> [UInt8] {
    if Bool.random(using: &numbers) { return Array(text().utf8) }
    let count = Int.random(in: 0...6, using: &numbers)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
  }

  /// A word as methods, addresses and names of fields are.
  private mutating func word() -> String {
    ["GET", "https://h.example/v1/a?b=c%20d", "X-Name", "文"].randomElement(using: &numbers) ?? ""
  }

  private mutating func name() -> String {
    ["X-Name", "a", "文", "\u{301}"].randomElement(using: &numbers) ?? ""
  }

  private mutating func event() -> RecordedEvent {
    let number = Int.random(in: 1...10_000, using: &numbers)
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0: return .output(bytes())
    case 1: return .input(bytes())
    case 2:
      return .resize(
        Size(
          rows: Int.random(in: 1...10_000, using: &numbers),
          columns: Int.random(in: 1...10_000, using: &numbers)))
    case 3: return .opened
    case 4:
      return .request(number, RecordedRequest(method: word(), url: word(), body: text()))
    case 5:
      let status = Int.random(in: 100...599, using: &numbers)
      let count = Int.random(in: 0...3, using: &numbers)
      let fields = (0..<count).map { _ in HTTPHeader(name(), value()) }
      return .head(number, status: status, fields)
    case 6: return .body(number, bytes())
    case 7:
      guard Bool.random(using: &numbers) else { return .end(number, nil) }
      let kinds: [TransportError.Kind] = [.connect, .idleTimeout, .disconnected, .other]
      return .end(
        number,
        TransportError(
          kinds.randomElement(using: &numbers) ?? .other,
          requestWasSent: Bool.random(using: &numbers), detail: text()))
    case 8: return .history(text())
    default:
      return .outside(OutsideText.allCases.randomElement(using: &numbers) ?? .editor, text())
    }
  }

  /// The value of a field: without line ends, and without white space around it.
  private mutating func value() -> String { "v" + text(without: ["\n", "\r"]) + "v" }

  @Test func `What is written is read back, byte for byte`() throws {
    var generator = self
    for _ in 0..<5000 {
      let event = generator.event()
      let line = RecordingLine.text(RecordedMoment(2.5, event))
      #expect(!line.utf8.contains(UInt8(ascii: "\n")), "\(line)")
      let read = try #require(RecordingLine.read(line.utf8), "\(line)")
      #expect(read.event == event, "\(line)")
      // Texts are compared as people see them; what counts here is each scalar.
      let again = read.event.map { RecordingLine.text(RecordedMoment(2.5, $0)) }
      #expect(again.map { $0.utf8.elementsEqual(line.utf8) } == true, "\(line)")
    }
  }

  @Test(arguments: [
    RecordedEvent.outside(.editor, "\u{301}x"), .outside(.files, " \u{301}"),
    .body(1, Array("\u{301}x\n".utf8)), .body(1, Array(" \u{FE0F}".utf8)),
    .request(1, RecordedRequest(method: "POST", url: "/a", body: "\u{200D}{}")),
    .end(1, TransportError(.other, requestWasSent: true, detail: "\u{301}")),
    .head(1, status: 200, [HTTPHeader("X-Name", "\u{301}x")]),
  ])
  func `A mark that joins the space before it is not lost with it`(event: RecordedEvent) throws {
    let line = RecordingLine.text(RecordedMoment(0, event))
    #expect(try #require(RecordingLine.read(line.utf8)).event == event, "\(line)")
  }

  @Test(arguments: [
    (0, 0), (1e-7, 0), (0.000_000_6, 0.000_001), (1.234_567_89, 1.234_568), (86_400.5, 86_400.5),
    (1e9, 1e9),
  ])
  func `A moment is kept to the microsecond`(seconds: Double, kept: Double) throws {
    let line = RecordingLine.text(RecordedMoment(seconds, .opened))
    #expect(try #require(RecordingLine.read(line.utf8)).seconds == kept)
  }

  @Test(arguments: ["80x24x1", "80", "x24", "80x", "-80x24", "0x0", "10001x24", "80x24 ", "80X24"])
  func `A size that no terminal has is left out`(size: String) throws {
    let read = try #require(RecordingLine.read("[1,\"r\",\"\(size)\"]".utf8))
    #expect(read.event == nil)
  }

  @Test func `A kind of failure that a later version knows is a failure`() throws {
    let read = try #require(RecordingLine.read(#"[1,"e","3 solarFlare sent It was bright."]"#.utf8))
    #expect(
      read.event
        == .end(3, TransportError(.other, requestWasSent: true, detail: "It was bright.")))
  }
}
