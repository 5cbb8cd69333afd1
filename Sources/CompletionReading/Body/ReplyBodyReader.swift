import HTTPStream
import Wording

/// Cuts the body of a reply into JSON values, whatever API it belongs to: a pure state machine.
///
/// What the body is, is decided by its first byte that is not white space, not by what its head
/// says: a stream of events or of lines of JSON, JSON (whole replies come for streams, and the other
/// way round), or a web page. Every byte is part of a value that is handed over, is known to say nothing, or is
/// counted as unreadable: then the reply is not whole.
package struct ReplyBodyReader: Sendable {
  /// The forms of a body.
  package enum Form: Sendable { case unknown, events, json, page }

  /// Reads the next value and goes after it; the flag is true if the value was cut off and closed by
  /// us, so that only its texts count.
  package typealias Read = (inout JSONScanner, _ isPart: Bool) -> ReplyFinding

  /// The longest body that is not a stream of events.
  package static let wholeLimit = 64 << 20
  /// The longest value in a stream of events.
  package static let valueLimit = 8 << 20

  /// Members that only a whole value has: a line of JSON with one of them continues no other.
  let marks: [StaticString]
  /// The form of the body, as soon as it is known.
  package internal(set) var form = Form.unknown
  var decoder = EventLineDecoder()
  var whole: [UInt8] = []
  /// True if the first line of a body of JSON was checked.
  var knowsFirstLine = false
  var excerpt: [UInt8] = []
  /// True if `[DONE]` or a value that is the end came.
  package internal(set) var isDone = false
  /// The reason why the reply is missing or incomplete.
  package var failure: CompletionFailure?
  /// Words that may have been an error: they are one if no reply follows.
  package internal(set) var lastWords: ErrorBody?

  /// The beginning of a value whose end has not come.
  var carry: [UInt8] = []
  /// The type of the event that is being read.
  var eventType: String?
  /// Words in the event that is being read.
  var eventWords: ErrorBody?
  /// The start of the first part that could not be read.
  package internal(set) var firstUnreadable: String?
  /// Parts that could not be read.
  package internal(set) var unreadableCount = 0
  /// True if an event came.
  package internal(set) var hasEvents = false

  /// Creates a reader.
  ///
  /// - Parameter marks: Members that only a whole value has.
  package init(marks: [StaticString]) {
    self.marks = marks
  }

  /// True if nothing more is to be waited for: `[DONE]` or an error came.
  package var isOver: Bool { isDone || failure != nil }

  /// True if nothing came but white space and comments.
  package var isEmpty: Bool {
    (form == .unknown || form == .events) && !hasEvents && unreadableCount == 0
  }

  /// Takes the bytes of one network chunk, and hands over the values in it.
  package mutating func feed(_ chunk: [UInt8], _ read: Read) {
    guard !isOver else { return }
    if form == .events { return feedLines(chunk, read) }
    let start = whole.count
    whole.append(contentsOf: chunk)
    if form == .unknown { decide() }
    if form == .json, !knowsFirstLine { lookAtFirstLine(from: start) }
    guard form == .events else { return checkSize() }
    var beginning: [UInt8] = []
    swap(&beginning, &whole)
    feedLines(beginning, read)
  }

  /// The body came to its end, so that its last line counts.
  package mutating func finish(_ read: Read) {
    guard !isOver else { return }
    switch form {
    case .events: finishLines(read)
    case .json: readWhole(read)
    case .page, .unknown: break
    }
  }

  /// The end of a body in which no reply came, as far as it needs none of the API's knowledge.
  ///
  /// - Parameter name: What a body of JSON should have held.
  package func endOfNothing(expected name: StaticString) -> CompletionFailure? {
    if let failure { return failure }
    if form == .page { return .page }
    if let lastWords { return .said(lastWords) }
    if form == .json {
      return .unfit(
        unreadableCount > 0
          ? localized("incomplete or malformed JSON") : localized("JSON without \(name)"))
    }
    if !hasEvents { return .unfit(beginning) }
    return unreadableCount > 0 ? .unfit(localized("events that are not JSON")) : nil
  }

  /// The start of a body without a single event.
  private var beginning: String {
    let text = String(decoding: excerpt, as: UTF8.self).trimmingSpace
    return text.isEmpty ? localized("an empty body") : text
  }
}
