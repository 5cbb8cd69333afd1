import FoundationEssentials
import HTTPStream
import TerminalKit
import Testing

@testable import SessionRecording

/// A recording as the program meets it: its terminal, its servers, its editor.
@Suite struct PlaybackTests {
  private static let second: UInt64 = 1_000_000_000
  private static let request = HTTPRequest(
    url: "https://host.example/v1/chat", body: Array("{}".utf8))

  private func playback(
    _ events: [RecordedEvent], speed: Double = 1, longestPause: Double = .infinity
  ) throws -> Playback {
    let head = Array(try RecordingLine.encoder.encode(RecordingTests.head))
    var recording = try Recording(head, name: "a.cast")
    recording.moments = events.enumerated().map { RecordedMoment(Double($0 + 1), $1) }
    return Playback(recording, speed: speed, longestPause: longestPause)
  }

  @Test func `Outside texts are given once each, in order, to who asks for their kind`() throws {
    let playback = try playback([
      .outside(.files, "f1"), .outside(.editor, "e1"), .outside(.refused, "r1"),
      .outside(.files, "f2"), .outside(.editor, "e2"),
    ])
    func take(_ origins: OutsideText...) -> String? { playback.takeOutside(Set(origins))?.text }
    #expect(take(.editor) == "e1")
    #expect(take(.files, .refused) == "f1")
    #expect(take(.files, .refused) == "r1")
    #expect(take(.refused) == nil)
    #expect(take(.editor, .files) == "f2")
    #expect(take(.editor) == "e2" && take(.editor, .files, .refused) == nil)
  }

  @Test func `The history is that of the start`() throws {
    #expect(try playback([.opened]).history == nil)
    #expect(try playback([.history("first"), .opened, .history("second")]).history == "first")
  }

  @Test func `What only watching players need is no step`() throws {
    let playback = try playback([.output([0x61]), .history("{}"), .outside(.editor, "x")])
    #expect(playback.isOver && playback.deadline(at: 0) == nil)
    #expect(playback.step(at: 0) == nil)
  }

  @Test func `Keys and sizes come to the terminal when they came`() throws {
    let playback = try playback([
      .input([0x61]), .output([0x62]), .resize(Size(rows: 5, columns: 6)),
    ])
    #expect(playback.step(at: 0) == nil && playback.deadline(at: 0) == Self.second)
    #expect(playback.step(at: Self.second) == .input([0x61]))
    #expect(playback.step(at: Self.second) == nil, "the next one is two seconds later")
    #expect(playback.step(at: 3 * Self.second) == .resize(Size(rows: 5, columns: 6)))
    #expect(playback.isOver)
  }

  @Test func `Opening is waited for, and the start is not late because of it`() throws {
    let playback = try playback([.opened, .input([0x61])])
    #expect(playback.step(at: 0) == nil && playback.step(at: 5 * Self.second) == nil)
    playback.opened()
    #expect(playback.step(at: 5 * Self.second) == nil && !playback.isOver)
    #expect(playback.step(at: 6 * Self.second) == .input([0x61]))
    #expect(playback.differences.isEmpty)
  }

  @Test func `A program that never opens is left behind, in the end`() throws {
    let playback = try playback([.opened, .input([0x61])])
    _ = playback.step(at: 0)
    #expect(playback.step(at: Self.second + PlaybackOrder.patience) == nil)
    #expect(
      playback.step(at: 2 * Self.second + PlaybackOrder.patience) == .input([0x61]))
  }

  @Test func `Two requests to one place get their replies in the order of the recording`()
    async throws
  {
    let sent = RecordedRequest(Self.request)
    let playback = try playback([
      .request(1, sent), .request(2, sent), .head(2, status: 202, []), .head(1, status: 201, []),
      .end(2, nil), .end(1, nil),
    ])
    let streams = try (0..<2).map { _ in try #require(playback.response(to: Self.request)) }
    #expect(playback.response(to: Self.request) == nil, "there were two")
    for tick in 0...10 { #expect(playback.step(at: UInt64(tick) * Self.second) == nil) }
    var statuses: [Int] = []
    for stream in streams {
      for await case .head(_, let status, _) in stream { statuses.append(status) }
    }
    #expect(statuses == [201, 202])
    #expect(playback.isOver && playback.differences.count == 1)
  }

  @Test func `A password in an address makes no difference, another path does`() throws {
    let recorded = RecordedRequest(method: "POST", url: "https://host.example/v1/chat", body: "{}")
    let playback = try playback([.request(1, recorded)])
    let other = HTTPRequest(url: "https://host.example/v1/other", body: Array("{}".utf8))
    #expect(playback.response(to: other) == nil)
    let same = HTTPRequest(
      url: "http://me:password1@127.0.0.1:8080/v1/chat", body: Array("{}".utf8))
    #expect(playback.response(to: same) != nil)
    #expect(
      playback.differences == ["The program sent POST /v1/other, which is not in the recording."])
  }

  @Test(arguments: [
    ("https://h.example/v1/a?b=c", "v1/a?b=c"), ("https://h.example/", ""),
    ("https://h.example", ""),
    ("http://[::1]:80/a//b", "a//b"), ("", ""),
  ])
  func `The path is what follows the host`(url: String, path: String) {
    #expect(RecordedRequest(method: "GET", url: url).path == path)
  }

  @Test func `A reader of a reply that the recording cuts off does not wait for ever`() async throws
  {
    let playback = try playback([
      .request(1, RecordedRequest(Self.request)), .head(1, status: 200, []), .body(1, [0x61]),
    ])
    let stream = try #require(playback.response(to: Self.request))
    for tick in 0...4 { _ = playback.step(at: UInt64(tick) * Self.second) }
    var events: [RecordedEvent] = []
    for await event in stream { events.append(event) }
    #expect(events == [.head(1, status: 200, []), .body(1, [0x61])])
  }
}
