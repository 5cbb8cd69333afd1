/// An emoji of several scalars that Unicode recommends (RGI), read from text after its first scalar.
///
/// Others are no emoji for us: fonts have no picture for them, so that terminals draw their parts side by side.
struct EmojiSequence {
  /// Its scalars after the first, as a cell keeps them.
  private(set) var marks = Cell.Marks()
  /// The place behind the sequence.
  private(set) var end: Int
  private let bytes: UnsafeBufferPointer<UInt8>

  /// A flag of two regional indicators.
  init?(flag bytes: UnsafeBufferPointer<UInt8>, from position: Int) {
    self.init(bytes, position)
    guard let second = scalar, EmojiParts.isRegional(second.value) else { return nil }
    marks.first = second.value
    end += second.length
  }

  /// A keycap; the character in it was read.
  init?(keycap bytes: UnsafeBufferPointer<UInt8>, from position: Int) {
    self.init(bytes, position)
    guard take(EmojiParts.selector), take(EmojiParts.keycap), isComplete else { return nil }
    marks.first = EmojiParts.selector
    marks.second = EmojiParts.keycap
  }

  /// A sequence that begins with a pictograph.
  init?(after base: UInt32, in bytes: UnsafeBufferPointer<UInt8>, from position: Int) {
    // Nothing but what continues an emoji begins with these bytes, or not often.
    guard position < bytes.count, bytes[position] >= 0xE2 else { return nil }
    self.init(bytes, position)
    guard let next = scalar, EmojiParts.continues(next.value) else { return nil }
    if base == EmojiParts.blackFlag, EmojiParts.isTag(next.value) {
      guard let flag = takeTags() else { return nil }
      marks.first = Cell.Marks.tags(flag)
      return
    }
    let first = takePart(base)
    var joined: [EmojiPart] = []
    while take(EmojiParts.joiner) {
      guard let next = scalar, ScalarClass.of(next.value).isPictograph, joined.count < 3 else {
        return nil
      }
      end += next.length
      joined.append(takePart(next.value))
    }
    guard isComplete, keep(first, joined) else { return nil }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) {
    self.bytes = bytes
    end = position
  }

  private mutating func keep(_ first: EmojiPart, _ joined: [EmojiPart]) -> Bool {
    var places: [UInt32] = []
    if let tone = first.tone { places.append(tone) }
    if first.hasSelector { places.append(EmojiParts.selector) }
    places += joined.map {
      Cell.Marks.joined($0.scalar, tone: $0.tone, hasSelector: $0.hasSelector)
    }
    let isKnown =
      joined.isEmpty ? EmojiJoins.isKnown(alone: first) : EmojiJoins.isKnown(first, joined)
    guard isKnown, places.count <= 4 else { return false }
    marks.first = places.first ?? 0
    marks.second = places.dropFirst().first ?? 0
    marks.third = places.dropFirst(2).first ?? 0
    marks.fourth = places.dropFirst(3).first ?? 0
    return true
  }

  // MARK: Reading

  /// The next scalar; `nil` at the end.
  private var scalar: UTF8Scalar? {
    end < bytes.count && bytes[end] >= 0x80 ? UTF8Scalar(bytes, at: end) : nil
  }

  private mutating func take(_ value: UInt32) -> Bool {
    guard let next = scalar, next.value == value else { return false }
    end += next.length
    return true
  }

  private mutating func takePart(_ scalar: UInt32) -> EmojiPart {
    var part = EmojiPart(scalar: scalar)
    if let next = self.scalar, EmojiParts.isTone(next.value) {
      part.tone = next.value
      end += next.length
    } else {
      part.hasSelector = take(EmojiParts.selector)
    }
    return part
  }

  private mutating func takeTags() -> Int? {
    let start = end
    for (number, tags) in EmojiParts.tagFlags.enumerated() {
      end = start
      if tags.allSatisfy({ take($0) }), isComplete { return number }
    }
    return nil
  }

  /// True if nothing follows that would belong to the emoji, or that would have to be drawn on it.
  private var isComplete: Bool {
    guard let next = scalar else { return true }
    if EmojiParts.isRegional(next.value) { return true }
    return !EmojiParts.continues(next.value) && ScalarClass.of(next.value) != .mark
  }
}

extension ScalarClass {
  /// True for what may begin an emoji.
  var isPictograph: Bool { self == .pictograph || self == .widePictograph }
}
