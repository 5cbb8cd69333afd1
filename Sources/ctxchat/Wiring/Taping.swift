import ChatModel
import ContextAPI
import HTTPStream
import SessionRecording

/// A session that is recorded, or one that is played.
enum Taping: Sendable {
  case recording(Recorder)
  case playing(Playback)

  var recorder: Recorder? {
    if case .recording(let recorder) = self { recorder } else { nil }
  }

  var playback: Playback? {
    if case .playing(let playback) = self { playback } else { nil }
  }

  /// The transport that requests take instead of the network, or on their way to it.
  func transport(_ network: any HTTPTransport) -> any HTTPTransport {
    switch self {
    case .recording(let recorder): RecordedTransport(network, recorder)
    case .playing(let playback): PlayedTransport(playback)
    }
  }

  /// The key of requests that go nowhere.
  static let playedKey = APIKey("played")

  /// The endpoint of the demo's requests, which go nowhere.
  static let playedDemo = Endpoint(baseURL: "http://127.0.0.1/v1", key: playedKey)
}
