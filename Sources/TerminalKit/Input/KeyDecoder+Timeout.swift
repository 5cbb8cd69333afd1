extension KeyDecoder {
  /// Number of 25 ms waits for the rest of a sequence that has certainly begun. The network may delay the
  /// rest, and it would be typed into the prompt if it came after we gave up.
  private static let sequencePatience = 4
  private static let replyPatience = 40

  /// The wait is over: a lone ESC is the Escape key, `ESC [` is Alt+[. An unfinished sequence that
  /// has come further is given up after several calls, so ask `isPending` again.
  public mutating func flush() -> [InputEvent] {
    var events: [InputEvent] = []
    switch state {
    case .ground, .paste:
      break
    case .escape:
      state = .ground
      events = sequence.map { _ in Self.escape }
    case .utf8:
      if isOutOfPatience(Self.sequencePatience) {
        state = .ground
        emit(utf8.unfinished, into: &events)
      }
    case .sequence, .singleShift, .linuxFunction, .mouse:
      if isBare || isOutOfPatience(Self.sequencePatience) { abandon(into: &events) }
    case .string, .stringEscape:
      giveUpString(into: &events)
    }
    return events
  }

  /// Ends a paste whose end never came, with the text so far.
  public mutating func flushPaste() -> [InputEvent] {
    guard state == .paste else { return [] }
    state = .ground
    return [.paste(paste.finish(withMarker: true))]
  }

  /// Only ESC and an introducer have come.
  private var isBare: Bool { sequence.count == (sequence[1] == 0x1B ? 3 : 2) }

  private mutating func isOutOfPatience(_ patience: Int) -> Bool {
    waits += 1
    return waits >= patience
  }

  private mutating func giveUpString(into events: inout [InputEvent]) {
    let endsInEscape = state == .stringEscape
    let isApplication = sequence[1] == UInt8(ascii: "_")
    let patience = isApplication ? Self.sequencePatience : Self.replyPatience
    guard (isBare && !endsInEscape) || isOutOfPatience(patience) else { return }
    // We ask for nothing that is answered by an APC: it was Alt+_ and what was typed after it.
    let typed = isApplication && !isOverlong ? Array(sequence[2...]) : []
    if isApplication, !isOverlong { sequence = Array(sequence[..<2]) }
    abandon(into: &events)
    typed.withUnsafeBufferPointer { decode($0, into: &events) }
    if endsInEscape { events.append(Self.escape) }
  }
}
