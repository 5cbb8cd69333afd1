/// One step of filling a row: a scalar of sanitised text, or an emoji of several scalars.
struct TextStep {
  /// Its first scalar.
  var scalar: UTF8Scalar
  /// Its bytes.
  var length: Int
  /// The columns that it adds.
  var width: Int

  /// The step that starts at `offset` of well-formed, sanitised UTF-8.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    scalar = UTF8Scalar(bytes, at: offset)
    length = scalar.length
    width = scalar.width
    let next = offset + length
    // The selector, the joiner, skin tones, regional indicators and tags begin with one of these bytes.
    if next < bytes.count, bytes[next] >= 0xE2, bytes[next] < 0xE3 || bytes[next] >= 0xEF {
      takeEmoji(bytes, at: offset)
    }
  }

  private mutating func takeEmoji(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    guard EmojiParts.continues(UTF8Scalar(bytes, at: offset + length).value) else { return }
    var scanner = GlyphScanner(bytes, from: offset)
    guard let glyph = scanner.next(), glyph.marks.form != nil else { return }
    length = scanner.position - offset
    width = Int(glyph.width)
  }
}
