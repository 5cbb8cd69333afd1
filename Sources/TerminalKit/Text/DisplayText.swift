/// The drawable form of text.
///
/// Texts of a model, a server, a file or a paste may hold anything, escape sequences too. Nothing
/// is parsed: every scalar is judged by itself, which leaves no half-recognised sequence to
/// exploit.
public enum DisplayText {
  /// A text to lay out, which holds no control but "\n" and "\t".
  ///
  /// Controls become visible pictures, invisible and bidi formats go, emoji sequences that Unicode does not recommend
  /// are cut to their base; see `GlyphScanner`. Sanitising twice changes nothing, and a text that
  /// needs nothing is returned as it is. For display only: stored text is never changed.
  public static func sanitize(_ text: String) -> String {
    text.withUTF8Bytes { bytes -> String? in
      let clean = cleanPrefix(of: bytes)
      return clean == bytes.count ? nil : rewritten(bytes, from: clean)
    } ?? text
  }

  /// A text that draws alike on every terminal, in the same columns: sanitised, with the safe form in place of each
  /// emoji of several scalars.
  public static func everywhere(_ text: String) -> String {
    text.withUTF8Bytes { bytes -> String? in
      let clean = cleanPrefix(of: bytes)
      return clean == bytes.count ? nil : rewritten(bytes, from: clean, isWhole: false)
    } ?? text
  }

  /// Number of leading bytes that are drawn unchanged and that later bytes cannot affect.
  static func cleanPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var lastBase = 0
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x80 {
        guard (byte >= 0x20 && byte != 0x7F) || byte == 0x0A || byte == 0x09 else { return offset }
        lastBase = offset
        offset += 1
        continue
      }
      let scalar = UTF8Scalar(bytes, at: offset)
      switch ScalarClass.of(scalar.value) {
      case .narrow, .wide, .pictograph, .widePictograph: lastBase = offset
      case .replaced: return offset
      // Marks, selectors and joiners may change the base before them.
      case .mark, .dropped, .special: return lastBase
      }
      offset += scalar.length
    }
    return offset
  }

  private static func rewritten(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isWhole: Bool = true
  ) -> String {
    var result = Array(bytes[..<start])
    result.reserveCapacity(bytes.count + 16)
    func append(_ value: UInt32) {
      guard let scalar = Unicode.Scalar(value) else { return }
      result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    var scanner = GlyphScanner(bytes, from: start)
    while let glyph = scanner.next() {
      if glyph.scalar < 0x80, glyph.marks.first == 0 {
        result.append(UInt8(glyph.scalar))
      } else {
        let cell = Cell(scalar: glyph.scalar, marks: glyph.marks, width: glyph.width)
        cell.forEachScalar(whole: isWhole ? .all : [], append)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension DisplayText {
  /// The drawable form of a text without line feeds and tabs, in whose place are blanks.
  public static func onOneRow(_ text: String) -> String {
    let drawn = sanitize(text)
    guard drawn.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return drawn }
    return String(
      decoding: drawn.utf8.map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
  }
}
