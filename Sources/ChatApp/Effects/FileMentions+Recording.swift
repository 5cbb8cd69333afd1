import ChatModel
import ChatUI
import SessionRecording

extension FileMentions {
  /// Records what became of the mentions of a prompt, as far as it can be played.
  static func record(_ request: SendRequest, _ expansion: FileExpansion, in recorder: Recorder) {
    switch expansion {
    case .done: recorder.add(.outside(.files, request.prompt))
    case .refused(let reason): recorder.add(.outside(.refused, reason))
    case .doubtful: break
    }
  }

  /// The prompt with the files as a recording has them. No file is read.
  static func expand(
    _ request: SendRequest, from playback: Playback
  ) -> (SendRequest, FileExpansion) {
    guard let outside = playback.takeOutside([.files, .refused]) else {
      return (request, .done(said: nil))
    }
    guard outside.origin == .files else { return (request, .refused(reason: outside.text)) }
    var request = request
    request.prompt = outside.text
    return (request, .done(said: nil))
  }
}
