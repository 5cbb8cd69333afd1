/// Emoji of several scalars in the four places of a cell for marks.
///
/// A variation selector, a skin tone, a keycap and the second half of a flag stand for themselves: no combining mark has
/// their values. What a zero-width joiner joins, and the tags of a flag, are packed into values above those of scalars.
extension Cell.Marks {
  private static var joinedBit: UInt32 { 1 << 31 }
  private static var tagBit: UInt32 { 1 << 30 }
  private static var selectorBit: UInt32 { 1 << 24 }
  private static var toneShift: UInt32 { 21 }
  private static var scalarMask: UInt32 { 0x1F_FFFF }

  /// Something that a zero-width joiner joins to the emoji before it.
  ///
  /// - Parameters:
  ///   - scalar: The emoji.
  ///   - tone: The skin tone that follows it; `nil` for none.
  ///   - hasSelector: True if U+FE0F follows it.
  static func joined(_ scalar: UInt32, tone: UInt32?, hasSelector: Bool) -> UInt32 {
    let number = tone.map { $0 - EmojiParts.firstTone + 1 } ?? 0
    return joinedBit | (hasSelector ? selectorBit : 0) | number << toneShift | scalar
  }

  /// The tags of a flag, by its number in ``EmojiParts/tagFlags``.
  static func tags(_ flag: Int) -> UInt32 { tagBit | UInt32(flag) }

  /// The kind of emoji that these make of their base; `nil` if they are combining marks, or none.
  @inline(__always)
  public var form: EmojiForms? {
    // Arabic, Indic and all other combining marks lie below the selectors.
    first < 0xFE00 ? nil : emojiForm
  }

  private var emojiForm: EmojiForms? {
    if first & Self.joinedBit != 0 || second & Self.joinedBit != 0 { return .joined }
    if first & Self.tagBit != 0 { return .tagFlag }
    if first == EmojiParts.selector { return second == EmojiParts.keycap ? .keycap : .variation }
    if EmojiParts.isTone(first) { return .tone }
    return EmojiParts.isRegional(first) ? .flag : nil
  }

  /// Calls `body` with every scalar after the base of the whole emoji, or with the combining marks.
  func forEachWhole(_ body: (UInt32) -> Void) {
    for mark in [first, second, third, fourth] where mark != 0 {
      if mark & Self.joinedBit != 0 {
        body(EmojiParts.joiner)
        body(mark & Self.scalarMask)
        let tone = mark >> Self.toneShift & 7
        if tone > 0 { body(EmojiParts.firstTone + tone - 1) }
        if mark & Self.selectorBit != 0 { body(EmojiParts.selector) }
      } else if mark & Self.tagBit != 0 {
        EmojiParts.tagFlags[Int(mark & 3)].forEach(body)
      } else {
        body(mark)
      }
    }
  }
}
