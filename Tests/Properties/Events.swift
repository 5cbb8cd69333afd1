import HTTPStream

extension Property {
  /// Lines of events are the same however their bytes are cut, and hold no more than was sent.
  static let events = Property("events") { input in
    var choices = Choices(input)
    let seed = choices.next(below: 256)
    let pieces = choices.pieces(seed: seed)
    let whole = try decoded([Array(choices.rest)])
    try hold(try decoded(pieces) == whole, "lines depend on where the bytes are cut")
    try hold(try decoded(choices.rest.map { [$0] }) == whole, "lines depend on single bytes")
    let size = whole.reduce(0) { $0 + $1.data.count }
    try hold(size <= choices.rest.count, "more data than bytes")
  }

  private struct Line: Equatable {
    var data: [UInt8] = []
    var type: String?
    var isOther = false

    init(_ line: EventLine) {
      switch line {
      case .data(let bytes): data = Array(bytes)
      case .type(let name): type = name
      case .other(let bytes):
        data = Array(bytes)
        isOther = true
      case .end: break
      }
    }
  }

  private static func decoded(_ pieces: [[UInt8]]) throws -> [Line] {
    var lines: [Line] = []
    var decoder = EventLineDecoder()
    for piece in pieces { try decoder.feed(piece) { lines.append(Line($0)) } }
    try decoder.finish { lines.append(Line($0)) }
    return lines
  }
}
