import HTTPStream
import TerminalKit
import Testing

@testable import SessionRecording

struct RecordingLineTests {
  private static let events: [RecordedEvent] = [
    .output(Array("\u{1B}[1mfett\u{1B}[0m 中文\r\n".utf8)),
    .output([0x1B, 0xFF, 0x00, 0x41]),
    .input(Array("\u{1B}[200~two\nlines\u{1B}[201~".utf8)),
    .input([0xE4, 0xB8]),
    .input([0x00]),
    .resize(Size(rows: 24, columns: 80)),
    .opened,
    .request(
      1,
      RecordedRequest(
        method: "POST", url: "https://host.example/v1/a?c=d", body: "{\"a\": \"x y\"}")),
    .request(2, RecordedRequest(method: "GET", url: "https://host.example/v1/models")),
    .head(
      1, status: 200, [HTTPHeader("Content-Type", "text/event-stream"), HTTPHeader("Empty", "")]),
    .head(2, status: 503, []),
    .body(1, Array("data: {\"x\": \"é\"}\n\n".utf8)),
    .body(1, [0x80, 0x0A]),
    .body(12, []),
    .end(1, nil),
    .end(2, TransportError(.idleTimeout, requestWasSent: true, detail: "No byte came for 300 s.")),
    .end(3, TransportError(.connect, requestWasSent: false)),
    .history("{\"lines\": [\"one\\ntwo\"]}"),
    .outside(.editor, ""),
    .outside(.files, "see\n\nnotes.txt:\n```\nx\n```"),
    .outside(.refused, "There is no file notes.txt."),
  ]

  @Test(arguments: events)
  func `What is written is read back`(event: RecordedEvent) throws {
    let line = RecordingLine.text(RecordedMoment(1.25, event))
    #expect(!line.contains("\n"))
    let read = try #require(RecordingLine.read(line.utf8))
    #expect(read.seconds == 1.25)
    #expect(read.event == event)
  }

  @Test func `The codes of an asciicast are its own`() {
    func line(_ event: RecordedEvent) -> String {
      RecordingLine.text(RecordedMoment(0.5, event))
    }
    #expect(line(.output(Array("a\"b".utf8))) == #"[0.5,"o","a\"b"]"#)
    #expect(line(.input([0x1B, 0x5B, 0x41])) == #"[0.5,"i","\u001b[A"]"#)
    #expect(line(.resize(Size(rows: 24, columns: 80))) == #"[0.5,"r","80x24"]"#)
    #expect(line(.opened) == #"[0.5,"m","open"]"#)
  }

  @Test(arguments: [
    #"[1,"x","0"]"#, #"[1,"m","chapter"]"#, #"[1,"r","0x24"]"#, #"[1,"r","wide"]"#,
    #"[1,"w","cloud text"]"#, #"[1,"q","one POST"]"#, #"[1,"h","1 fine"]"#, #"[1,"I","%%%"]"#,
  ])
  func `What another program wrote is left out`(line: String) throws {
    let read = try #require(RecordingLine.read(line.utf8))
    #expect(read.event == nil)
  }

  @Test(arguments: [
    "", "[]", "[1]", #"[1,"o"]"#, #"["1","o","x"]"#, #"[-1,"o","x"]"#, "{}", #"[1,"o",3]"#,
  ])
  func `Other text is no line`(line: String) {
    #expect(RecordingLine.read(line.utf8) == nil)
  }
}
