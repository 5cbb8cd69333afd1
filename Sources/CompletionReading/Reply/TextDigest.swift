/// A fingerprint of a text in a few bytes, to recognise it when a server repeats the whole of it. Surrounding
/// white space does not count, as servers trim what they repeat.
struct TextDigest {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let powers: [UInt64] = (0..<8).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] &* base)
  }

  private var hash: UInt64 = 0
  /// Number of bytes of the text, without surrounding white space.
  private(set) var count = 0
  /// White space before the text.
  private var lead: [UInt8] = []
  /// White space at the end so far: it counts once something follows.
  private var tail: [UInt8] = []

  /// Adds bytes to the text.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    var start = 0
    if count == 0 {
      start = bytes.startOfText
      lead.append(contentsOf: bytes[..<start])
    }
    let end = max(start, bytes.endOfText)
    if end > start {
      if !tail.isEmpty {
        tail.withUnsafeBytes { add($0) }
        tail.removeAll(keepingCapacity: true)
      }
      add(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }
    if end < bytes.count, count > 0 { tail.append(contentsOf: bytes[end...]) }
  }

  /// The part of another text after this one; `nil` if it does not begin with this one.
  func rest(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let start = bytes.withUnsafeBytes(\.startOfText)
    guard count > 0 else {
      // Nothing but white space came.
      return lead.isEmpty ? nil : start == bytes.count ? [] : bytes.without(lead)
    }
    guard bytes.count - start >= count else { return nil }
    var other = TextDigest()
    bytes.withUnsafeBytes {
      other.add(UnsafeRawBufferPointer(rebasing: $0[start..<start + count]))
    }
    guard other.hash == hash else { return nil }
    let rest = Array(bytes[(start + count)...])
    // White space that came already does not come again.
    return rest.withUnsafeBytes(\.startOfText) == rest.count ? [] : rest.without(tail)
  }

  /// A polynomial of the bytes, which does not depend on how they were cut; eight at a time.
  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    Self.powers.withUnsafeBufferPointer { powers in
      while offset + 8 <= bytes.count {
        var sum = hash &* powers[8]
        for place in 0..<8 { sum &+= UInt64(bytes[offset + place]) &* powers[7 - place] }
        hash = sum
        offset += 8
      }
    }
    while offset < bytes.count {
      hash = hash &* Self.base &+ UInt64(bytes[offset])
      offset += 1
    }
    count += bytes.count
  }
}

extension [UInt8] {
  /// The bytes after the common beginning.
  fileprivate func without(_ beginning: [UInt8]) -> ArraySlice<UInt8> {
    let common = zip(self, beginning).prefix { $0 == $1 }.count
    return self[common...]
  }
}

extension UnsafeRawBufferPointer {
  /// The end of leading white space.
  fileprivate var startOfText: Int {
    var start = 0
    while let length = spaceLength(at: start) { start += length }
    return start
  }

  /// The start of trailing white space.
  fileprivate var endOfText: Int {
    var end = count
    while end > 0 {
      guard let length = (1...3).first(where: { $0 <= end && spaceLength(at: end - $0) == $0 })
      else { break }
      end -= length
    }
    return end
  }

  /// The length of the white space at an offset in UTF-8; `nil` if there is none.
  private func spaceLength(at offset: Int) -> Int? {
    guard offset < count else { return nil }
    switch self[offset] {
    case 0x20, 0x09...0x0D: return 1
    case 0xC2 where offset + 1 < count: return [0x85, 0xA0].contains(self[offset + 1]) ? 2 : nil
    case 0xE2 where offset + 2 < count && self[offset + 1] == 0x80:
      return [0x80...0x8A, 0xA8...0xA9, 0xAF...0xAF].contains { $0 ~= self[offset + 2] } ? 3 : nil
    case 0xE3 where offset + 2 < count:
      return self[offset + 1] == 0x80 && self[offset + 2] == 0x80 ? 3 : nil
    default: return nil
    }
  }
}
