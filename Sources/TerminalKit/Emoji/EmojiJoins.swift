/// Which sequences Unicode 15 recommends (emoji-zwj-sequences.txt, emoji-sequences.txt), as rules. A test holds them
/// against every row of emoji-test.txt.
enum EmojiJoins {
  private static let adults: Set<UInt32> = [0x1F468, 0x1F469]
  private static let persons: Set<UInt32> = [0x1F468, 0x1F469, 0x1F9D1]
  private static let girl: UInt32 = 0x1F467
  private static let boy: UInt32 = 0x1F466
  private static let heart: UInt32 = 0x2764
  private static let kiss: UInt32 = 0x1F48B
  private static let handshake: UInt32 = 0x1F91D

  /// The tool of a profession, or a kind of hair; the first three with U+FE0F.
  private static let symbols: Set<UInt32> = [0x2695, 0x2696, 0x2708]
  private static let things: Set<UInt32> = [
    0x1F33E, 0x1F373, 0x1F37C, 0x1F393, 0x1F3A4, 0x1F3A8, 0x1F3EB, 0x1F3ED, 0x1F4BB, 0x1F4BC,
    0x1F527, 0x1F52C, 0x1F680, 0x1F692, 0x1F9AF, 0x1F9BC, 0x1F9BD, 0x1F384, 0x1F9B0, 0x1F9B1,
    0x1F9B2, 0x1F9B3,
  ]
  /// People who have a gender sign and no skin tone.
  private static let untoned: Set<UInt32> = [0x1F46F, 0x1F93C, 0x1F9DE, 0x1F9DF]

  /// Pairs of their own: the first, whether U+FE0F follows it, the second, whether U+FE0F follows that.
  private static let pairs: [(UInt32, Bool, UInt32, Bool)] = [
    (0x1F3F3, true, 0x1F308, false), (0x1F3F3, true, 0x26A7, true), (0x1F3F4, false, 0x2620, true),
    (0x1F415, false, 0x1F9BA, false), (0x1F43B, false, 0x2744, true),
    (0x1F408, false, 0x2B1B, false), (0x1F426, false, 0x2B1B, false),
    (0x1F62E, false, 0x1F4A8, false), (0x1F635, false, 0x1F4AB, false),
    (0x1F636, false, 0x1F32B, true), (0x2764, true, 0x1F525, false),
    (0x2764, true, 0x1FA79, false), (0x1F441, true, 0x1F5E8, true),
  ]

  /// True for an emoji with a skin tone, or a symbol that U+FE0F makes an emoji of.
  static func isKnown(alone part: EmojiPart) -> Bool {
    if part.tone != nil { return takesTone(part.scalar) }
    return part.hasSelector && isSymbol(part.scalar)
  }

  /// True for joined emoji that fonts have a picture for.
  static func isKnown(_ first: EmojiPart, _ joined: [EmojiPart]) -> Bool {
    isPair(first, joined) || isGendered(first, joined) || isRole(first, joined)
      || isFamily(first, joined) || isCouple(first, joined)
  }

  private static func isPair(_ first: EmojiPart, _ joined: [EmojiPart]) -> Bool {
    guard joined.count == 1, let second = joined.first else { return false }
    if first.scalar == 0x1FAF1, second.scalar == 0x1FAF2 {
      return first.tone != nil && second.tone != nil
    }
    return first.tone == nil && second.tone == nil
      && pairs.contains {
        $0 == (first.scalar, first.hasSelector, second.scalar, second.hasSelector)
      }
  }

  private static func isGendered(_ first: EmojiPart, _ joined: [EmojiPart]) -> Bool {
    guard joined.count == 1, let sign = joined.first,
      sign.scalar == 0x2640 || sign.scalar == 0x2642,
      sign.hasSelector
    else { return false }
    if untoned.contains(first.scalar) { return first.isBare }
    guard takesTone(first.scalar) else { return false }
    let isWide = ScalarClass.of(first.scalar) == .widePictograph
    return first.tone != nil || first.hasSelector != isWide
  }

  private static func isRole(_ first: EmojiPart, _ joined: [EmojiPart]) -> Bool {
    guard joined.count == 1, let second = joined.first, persons.contains(first.scalar),
      !first.hasSelector, second.tone == nil
    else { return false }
    return second.hasSelector
      ? symbols.contains(second.scalar) : things.contains(second.scalar)
  }

  private static func isFamily(_ first: EmojiPart, _ joined: [EmojiPart]) -> Bool {
    guard first.isBare(of: adults), joined.allSatisfy(\.isBare) else { return false }
    var children = joined.map(\.scalar)
    if let second = children.first, adults.contains(second) { children.removeFirst() }
    return [[girl], [boy], [girl, girl], [girl, boy], [boy, boy]].contains(children)
  }

  private static func isCouple(_ first: EmojiPart, _ joined: [EmojiPart]) -> Bool {
    guard persons.contains(first.scalar), !first.hasSelector, let last = joined.last,
      persons.contains(last.scalar), !last.hasSelector, (first.tone == nil) == (last.tone == nil)
    else { return false }
    let between = joined.dropLast()
    if between.count == 1, between[0].isBare(of: [handshake]) { return true }
    guard between.first == EmojiPart(scalar: heart, hasSelector: true) else { return false }
    return between.count == 1 || between.count == 2 && between[1].isBare(of: [kiss])
  }

  private static func takesTone(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.isEmojiModifierBase ?? false
  }

  /// True for an emoji that is text by itself.
  private static func isSymbol(_ scalar: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    return properties.isEmoji && !properties.isEmojiPresentation
  }
}
