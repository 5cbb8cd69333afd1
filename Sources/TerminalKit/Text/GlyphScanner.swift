/// Reads text as the glyphs that every terminal draws alike.
///
/// This is the one place that decides what is drawn: `DisplayText`, `CellWidth` and `Grid.write`
/// all read through it, so that they cannot disagree. Its rules are an allow-list by scalar; what
/// it gives out reads as the same glyphs again.
///
/// - Controls become their pictures (U+2400…), C1 controls and unassigned scalars U+FFFD; invisible
///   formats, bidi controls, tags and noncharacters go. Line ends of every kind become line feeds.
/// - Terminals disagree about joined emoji, skin tones, flags, keycaps and variation selectors: one that Unicode
///   recommends is a glyph of two columns, whole (`Cell.Marks.form`), and who draws it decides whether that or the safe
///   form: the base emoji, the flag's two letters, the keycap's character. Of others only the base is a glyph.
/// - A glyph keeps four marks. A mark with no base is put on a dotted circle.
/// - Conjoining jamo are composed, since a half-drawn syllable is unreadable.
struct GlyphScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The offset of what is read next.
  private(set) var position: Int

  /// Reads well-formed UTF-8 from `position` on, which is where a scalar starts.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next glyph; `nil` at the end.
  @inline(__always)
  mutating func next() -> Glyph? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    // A printable ASCII character that no mark follows.
    if byte >= 0x20, byte < 0x7F, position + 1 == bytes.count || bytes[position + 1] < 0x80 {
      position += 1
      return Glyph(scalar: UInt32(byte), width: 1)
    }
    return nextOfAnyKind()
  }

  private mutating func nextOfAnyKind() -> Glyph? {
    while position < bytes.count {
      let scalar = UTF8Scalar(bytes, at: position)
      let kind = ScalarClass.of(scalar.value)
      position += scalar.length
      if let emoji = emoji(scalar.value, kind) { return emoji }
      guard var base = base(scalar.value, kind) else { continue }
      if kind == .mark { position -= scalar.length }
      if !base.glyph.isControl { collectMarks(&base) }
      return base.glyph
    }
    return nil
  }

  /// The emoji of several scalars that a scalar begins, if it does.
  private mutating func emoji(_ scalar: UInt32, _ kind: ScalarClass) -> Glyph? {
    let sequence: EmojiSequence? =
      switch kind {
      case .pictograph, .widePictograph:
        EmojiSequence(after: scalar, in: bytes, from: position)
      case .narrow where Keycap.isBase(scalar): EmojiSequence(keycap: bytes, from: position)
      case .special where EmojiParts.isRegional(scalar):
        EmojiSequence(flag: bytes, from: position)
      default: nil
      }
    guard let sequence else { return nil }
    position = sequence.end
    // What follows could only be drawn on it: it is left out.
    var base = Base(
      glyph: Glyph(scalar: scalar, marks: sequence.marks, width: UInt8(EmojiForms.columns)),
      markCount: 4)
    collectMarks(&base)
    return base.glyph
  }

  /// A glyph that may still get marks.
  private struct Base {
    var glyph: Glyph
    var isPictograph = false
    var markCount = 0
  }

  private mutating func base(_ scalar: UInt32, _ kind: ScalarClass) -> Base? {
    switch kind {
    case .narrow: Base(glyph: Glyph(scalar: scalar, width: 1))
    case .wide: Base(glyph: Glyph(scalar: scalar, width: 2))
    case .pictograph: Base(glyph: Glyph(scalar: scalar, width: 1), isPictograph: true)
    case .widePictograph: Base(glyph: Glyph(scalar: scalar, width: 2), isPictograph: true)
    case .mark: Base(glyph: Glyph(scalar: Substitute.dottedCircle, width: 1))
    case .dropped: nil
    case .replaced: Base(glyph: Glyph(scalar: Substitute.replacement, width: 1))
    case .special: specialBase(scalar)
    }
  }

  private mutating func specialBase(_ scalar: UInt32) -> Base? {
    switch scalar {
    case 0x09: return Base(glyph: Glyph(scalar: scalar, width: 1))
    case 0x0D:
      if position < bytes.count, bytes[position] == 0x0A { position += 1 }
      return Base(glyph: Glyph(scalar: 0x0A, width: 1))
    case 0x0A, 0x2028, 0x2029: return Base(glyph: Glyph(scalar: 0x0A, width: 1))
    case 0x1F3FB...0x1F3FF:
      // A skin tone by itself: a terminal that joins would put it into the cell before.
      return Base(glyph: Glyph(scalar: Substitute.swatch, width: 2), isPictograph: true)
    case Joiner.zeroWidthJoiner, Joiner.zeroWidthNonJoiner: return nil
    default: return Base(glyph: Glyph(scalar: Substitute.narrow(scalar), width: 1))
    }
  }

  private mutating func collectMarks(_ base: inout Base) {
    while position < bytes.count, bytes[position] >= 0x80 {
      let scalar = UTF8Scalar(bytes, at: position)
      switch ScalarClass.of(scalar.value) {
      case .dropped: break
      case .mark: add(mark: scalar.value, to: &base)
      case .special where scalar.value == Joiner.zeroWidthJoiner && base.isPictograph:
        position += scalar.length
        skipJoined()
        continue
      case .special where Joiner.isJoiner(scalar.value):
        if base.glyph.scalar >= Joiner.firstJoiningScript { append(scalar.value, to: &base) }
      case .special where 0x1F3FB...0x1F3FF ~= scalar.value && base.isPictograph: break
      default: return
      }
      position += scalar.length
    }
  }

  private func add(mark: UInt32, to base: inout Base) {
    if base.markCount == 0 {
      if mark == Keycap.mark, Keycap.isBase(base.glyph.scalar) { return }
      if let syllable = Jamo.composed(base.glyph.scalar, mark) {
        base.glyph.scalar = syllable
        return
      }
    }
    append(mark, to: &base)
  }

  private func append(_ mark: UInt32, to base: inout Base) {
    switch base.markCount {
    case 0: base.glyph.marks.first = mark
    case 1: base.glyph.marks.second = mark
    case 2: base.glyph.marks.third = mark
    case 3: base.glyph.marks.fourth = mark
    default: return
    }
    base.markCount += 1
  }

  /// Skips the pictograph that a zero-width joiner joins to the one before it, if there is one.
  private mutating func skipJoined() {
    var ahead = position
    while ahead < bytes.count, bytes[ahead] >= 0x80 {
      let scalar = UTF8Scalar(bytes, at: ahead)
      ahead += scalar.length
      switch ScalarClass.of(scalar.value) {
      case .dropped: continue
      case .pictograph, .widePictograph:
        position = ahead
        return
      default: return
      }
    }
  }
}
