package import HTTPStream
package import TerminalKit

/// One thing that came to the program or left it.
package enum RecordedEvent: Sendable, Equatable {
  /// Bytes for the terminal: a frame, or a control sequence.
  case output([UInt8])
  /// Bytes of the terminal: keys, pastes, the mouse, its answers to questions.
  case input([UInt8])
  /// A new size of the terminal.
  case resize(Size)
  /// The history is open and the first conversation on the screen.
  case opened
  /// A request, numbered from 1.
  case request(Int, RecordedRequest)
  /// Status and fields of the response to a request.
  case head(Int, status: Int, [HTTPHeader])
  /// Bytes of the response to a request.
  case body(Int, [UInt8])
  /// The end of the response to a request, and why it came early if it did.
  case end(Int, TransportError?)
  /// The conversation that was on the screen at the start, as `history export` writes it.
  case history(String)
  /// A text that a file or another program gave.
  case outside(OutsideText, String)
}

/// The origin of a text that is neither typed nor from a server.
package enum OutsideText: String, Sendable, CaseIterable {
  /// The user's editor: the whole draft.
  case editor
  /// Mentioned files: the whole prompt with their contents.
  case files
  /// Mentioned files that did not go along: the reason.
  case refused
}
