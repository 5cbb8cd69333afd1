import Basics
import ChatUI
import FoundationEssentials
import NcursesBackend
import SessionRecording
import Wording

// A recording that is played takes the place of the terminal's input. Whoever watches can only end it.
extension Runtime {
  /// Takes in what is due of the recording.
  func play() {
    guard let playback, ending == nil else { return }
    switch playback.step(at: Monotonic.nanoseconds) {
    case .input(let bytes):
      take(bytes[...])
    case .resize(let size):
      terminal.invalidate()
      handle(.resized(size))
    default:
      break
    }
  }

  /// Ends on Ctrl+C or `q`; after the end of the recording, on any key. What a terminal answers to questions is no key.
  func watcherTyped(_ bytes: ArraySlice<UInt8>) {
    let isAnswer = bytes.first == 0x1B && bytes.count > 1
    let isWish = bytes.contains { $0 == 0x03 || $0 == UInt8(ascii: "q") }
    if !isAnswer, isWish || playback?.isOver == true { ending = .quit }
  }

  /// The editor is not started: the recording has what it gave.
  func playEditor(_ playback: Playback) {
    let text = playback.takeOutside([.editor])?.text
    handle(
      .editorReturned(
        text.map { .edited($0) }
          ?? .failed(reason: localized("The text from the editor is not in the recording."))),
      urgent: true)
  }
}
