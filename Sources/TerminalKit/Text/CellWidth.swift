/// The width of text in columns once it is drawn.
///
/// The table is our own (East Asian Width W and F and emoji presentation take two columns,
/// ambiguous ones one, marks and formats none), because the C library's is years behind and
/// `wcswidth` fails on whole strings. A width is that of the drawn form: an escape is one column,
/// since its picture is.
public enum CellWidth {
  /// The columns that a scalar adds when it is drawn inside a text: 0, 1 or 2.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    switch ScalarClass.of(value) {
    case .narrow, .pictograph, .replaced: return 1
    case .wide, .widePictograph: return 2
    case .mark, .dropped: return 0
    case .special:
      if GlyphScanner.Joiner.isJoiner(value) { return 0 }
      return 0x1F3FB...0x1F3FF ~= value ? 2 : 1
    }
  }

  /// The columns of a grapheme cluster by itself. A mark without a base takes 1, for its dotted
  /// circle.
  public static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue, ascii >= 0x20 { return 1 }
    return of(String(character))
  }

  /// The columns of a text of one row: what `Grid.write` advances by. Line feeds and tabs count 1;
  /// layouts break and expand them before.
  public static func of(_ text: String) -> Int {
    text.withUTF8Bytes { width(of: $0) }
  }

  /// The columns of a text of one row in well-formed UTF-8.
  static func width(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let plain = printablePrefix(of: bytes)
    if plain == bytes.count { return plain }
    // The last plain character may get marks.
    var width = max(0, plain - 1)
    var scanner = GlyphScanner(bytes, from: width)
    while let glyph = scanner.next() { width += Int(glyph.width) }
    return width
  }

  /// Number of leading bytes that are printable ASCII.
  private static func printablePrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    while count < bytes.count, bytes[count] >= 0x20, bytes[count] < 0x7F { count += 1 }
    return count
  }
}
