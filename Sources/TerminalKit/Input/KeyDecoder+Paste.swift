extension KeyDecoder {
  /// Takes the bytes of a paste, from `index` on.
  /// - Returns: the index after the last one taken.
  mutating func takePaste(
    _ bytes: UnsafeBufferPointer<UInt8>, from index: Int, into events: inout [InputEvent]
  ) -> Int {
    let (next, isEnded) = paste.take(bytes, from: index) { events.append(.paste($0)) }
    if isEnded {
      state = .ground
      events.append(.paste(paste.finish()))
    }
    return next
  }
}
