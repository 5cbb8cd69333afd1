import ChatMarkdown
import ChatModel
import ChatTranscript
import Wording

/// The keyboard in the transcript, and the last piece that was copied there.
package struct Reading: Sendable {
  /// The pieces of a message that can be copied one by one.
  enum Piece: Sendable {
    case code, link

    /// Its name for the user.
    var word: String {
      switch self {
      case .code: localized("code block")
      case .link: localized("link")
      }
    }
  }

  private struct Copied: Sendable, Equatable {
    let piece: Piece
    let focus: TranscriptFocus?
    let index: Int
  }

  /// True while a message of the transcript has the keys.
  package private(set) var isOn = false
  private var copied: Copied?
  /// True if something was copied since the transcript has the keyboard.
  private(set) var hasCopied = false

  /// Gives the keyboard to the last message.
  mutating func start(in transcript: inout Transcript) {
    isOn = true
    hasCopied = false
    transcript.focusLast()
  }

  /// Gives the keyboard to the transcript, which shows a match.
  mutating func startAtMatch() {
    isOn = true
    hasCopied = false
  }

  /// Notes that something was copied.
  mutating func noteCopy() { hasCopied = true }

  /// Gives the keyboard back to the composer.
  mutating func stop(in transcript: inout Transcript) {
    guard isOn else { return }
    isOn = false
    transcript.clearFocus()
    transcript.clearSearch()
  }

  /// The next piece of the focused message, or of the last one; after another action the first one again.
  mutating func next(_ piece: Piece, in transcript: Transcript) -> (text: String, name: String)? {
    var transcript = transcript
    if transcript.focus == nil { transcript.focusLast() }
    let texts =
      piece == .code ? transcript.codeBlocksOfFocus() : transcript.linksOfFocus().map(\.target)
    guard !texts.isEmpty else { return nil }
    let focus = transcript.focus
    let before = copied.flatMap { $0.piece == piece && $0.focus == focus ? $0.index : nil }
    let index = ((before ?? -1) + 1) % texts.count
    copied = Copied(piece: piece, focus: focus, index: index)
    let name =
      texts.count == 1
      ? localized("the \(piece.word)")
      : localized("\(piece.word) \(index + 1) of \(texts.count)")
    return (texts[index], name)
  }

  /// The next copy begins with the first piece again.
  mutating func forgetCopies() { copied = nil }
}
