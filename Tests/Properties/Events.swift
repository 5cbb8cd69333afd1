import HTTPStream

extension Property {
  /// Events are the same however their bytes are cut, and hold no more than was sent.
  static let events = Property("events") { input in
    var choices = Choices(input)
    let seed = choices.next(below: 256)
    let pieces = choices.pieces(seed: seed)
    let whole = try decoded([Array(choices.rest)])
    try hold(try decoded(pieces) == whole, "events depend on where the bytes are cut")
    try hold(try decoded(choices.rest.map { [$0] }) == whole, "events depend on single bytes")
    let size = whole.reduce(0) { $0 + $1.data.count }
    try hold(size <= choices.rest.count, "more data than bytes")
  }

  private struct Event: Equatable {
    let data: [UInt8]
    let type: String?
  }

  private static func decoded(_ pieces: [[UInt8]]) throws -> [Event] {
    var events: [Event] = []
    var decoder = ServerSentEventDecoder()
    for piece in pieces {
      try decoder.feed(piece) { events.append(Event(data: Array($0.data), type: $0.type)) }
    }
    try decoder.finish { events.append(Event(data: Array($0.data), type: $0.type)) }
    return events
  }
}
