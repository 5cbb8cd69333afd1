import Basics
import ChatTestSupport
import FoundationEssentials
import HTTPStream
import Testing

@testable import SessionRecording

/// What a transport was answered is recorded, and a replay answers the same.
struct RecordedTransportTests {
  private struct Server: HTTPTransport {
    let answer: @Sendable (HTTPRequest) throws(TransportError) -> HTTPResponse

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
      try answer(request)
    }
  }

  private static let request = HTTPRequest(
    url: "https://host.example/v1/chat", body: Array("{}".utf8))

  /// Sends a request through a recorder, and reads the recording.
  private func record(
    _ folder: TemporaryFolder, key: String? = nil,
    _ answer: @escaping @Sendable (HTTPRequest) throws(TransportError) -> HTTPResponse
  ) async throws -> Recording {
    let path = folder.path + "/a.cast"
    let recorder = try Recorder(path, RecordingTests.head)
    if let key { recorder.hide(key: key) }
    let transport = RecordedTransport(Server(answer: answer), recorder)
    if let response = try? await transport.send(Self.request) {
      _ = try? await response.body.collect(upTo: 1000)
    }
    #expect(recorder.close() == nil)
    return try withExtendedLifetime(folder) { try Recording.read(path) }
  }

  /// What a program sees that sends the request again while a recording is played.
  private func play(_ recording: Recording) async -> Result<[UInt8], TransportError> {
    let playback = Playback(recording)
    let clock = Task {
      var now: UInt64 = 0
      while !playback.isOver, !Task.isCancelled {
        _ = playback.step(at: now)
        // Slowly: on a busy machine the request is late, and playing waits for it for ten seconds of this clock.
        now += 1_000_000
        await Task.yield()
      }
      _ = playback.step(at: now)
    }
    defer { clock.cancel() }
    do throws(TransportError) {
      let response = try await PlayedTransport(playback).send(Self.request)
      return .success(try await response.body.collect(upTo: 1000))
    } catch {
      return .failure(error)
    }
  }

  @Test func `A stream is played byte for byte`() async throws {
    let folder = try TemporaryFolder()
    let pieces = ["data: on", "e\n\nda", "ta: 中", "文\n\n", "data: [DONE]\n\n"]
    let recording = try await record(folder) { _ in
      HTTPResponse(status: 200, body: HTTPBody(chunks: pieces.map { Array($0.utf8) }))
    }
    #expect(await play(recording) == .success(Array(pieces.joined().utf8)))
  }

  @Test func `A body without a line end is whole`() async throws {
    let folder = try TemporaryFolder()
    let recording = try await record(folder) { _ in
      HTTPResponse(status: 400, body: HTTPBody(chunks: [[0x7B], [0x7D]]))
    }
    #expect(await play(recording) == .success([0x7B, 0x7D]))
    #expect(recording.moments.contains { $0.event == .head(1, status: 400, []) })
  }

  @Test func `A broken stream breaks at the same place`() async throws {
    let folder = try TemporaryFolder()
    let error = TransportError(.disconnected, requestWasSent: true, detail: "The connection broke.")
    let recording = try await record(folder) { _ in
      HTTPResponse(status: 200, body: HTTPBody(chunks: [Array("data: x\n\nda".utf8)], error: error))
    }
    #expect(await play(recording) == .failure(error))
    #expect(recording.moments.contains { $0.event == .body(1, Array("data: x\n\n".utf8)) })
  }

  @Test func `A refusal is played`() async throws {
    let folder = try TemporaryFolder()
    let error = TransportError(.connect, requestWasSent: false, detail: "Nobody listens.")
    let recording = try await record(folder) { _ throws(TransportError) in throw error }
    #expect(await play(recording) == .failure(error))
  }

  @Test func `A key is found however the bytes were cut`() async throws {
    let folder = try TemporaryFolder()
    let key = "demo-key-1234567890abcdef"
    let recording = try await record(folder, key: key) { _ in
      HTTPResponse(
        status: 401, body: HTTPBody(chunks: "no such key: \(key)\n".utf8.map { [$0] }))
    }
    #expect(await play(recording) == .success(Array("no such key: (key)\n".utf8)))
  }

  @Test func `A recording that ends in a reply cuts it off`() async throws {
    let folder = try TemporaryFolder()
    var recording = try await record(folder) { _ in
      HTTPResponse(status: 200, body: HTTPBody(chunks: [Array("data: x\n\n".utf8)]))
    }
    recording.moments.removeLast()
    guard case .failure(let error) = await play(recording) else {
      Issue.record("The reply had an end.")
      return
    }
    #expect(error.kind == .disconnected)
    #expect(error.detail == "The recording ends before the reply does.")
  }

  @Test func `An unknown request is refused`() async throws {
    let head = RecordingTests.head
    let bytes = Array(try RecordingLine.encoder.encode(head))
    let playback = Playback(try Recording(bytes, name: "empty.cast"))
    await #expect(throws: TransportError.self) {
      try await PlayedTransport(playback).send(Self.request)
    }
    #expect(playback.differences.count == 1)
  }
}
