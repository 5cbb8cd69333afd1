/// The bytes of a stream's event around its piece of text, which alone changes from event to event.
struct TextFrame {
  let choice: Int
  private let before: ArraySlice<UInt8>
  private let after: ArraySlice<UInt8>

  private static let empty = Array("\"content\":\"\"".utf8)

  /// Takes an event whose text is empty; `nil` if it has none.
  ///
  /// - Parameter event: An event with the members of its objects in the order of their names, so that the text comes
  ///   before everything that a server or a client has named.
  init?(choice: Int, around event: [UInt8]) {
    let length = Self.empty.count
    guard
      let place = event.indices.dropLast(length - 1).first(where: {
        event[$0..<$0 + length].elementsEqual(Self.empty)
      })
    else { return nil }
    self.choice = choice
    before = event[..<(place + length - 2)]
    after = event[(place + length)...]
  }

  /// The event with this text.
  func event(with text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(before.count + text.utf8.count + after.count + 8)
    bytes += before
    JSONWriter.append(text, to: &bytes)
    bytes += after
    return bytes
  }
}
