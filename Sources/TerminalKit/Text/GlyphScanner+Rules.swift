extension GlyphScanner {
  /// The replacements for glyphs that cannot be drawn.
  enum Substitute {
    /// Carries a mark that has no base.
    static var dottedCircle: UInt32 { 0x25CC }
    /// The replacement for glyphs that cannot be drawn.
    static var replacement: UInt32 { 0xFFFD }
    /// The replacement for a skin tone by itself: the brown square, two columns.
    static var swatch: UInt32 { 0x1F7EB }

    /// The picture of a control, or the letter of a regional indicator.
    static func narrow(_ scalar: UInt32) -> UInt32 {
      switch scalar {
      case ..<0x20: 0x2400 + scalar
      case 0x7F: 0x2421
      case 0x1F1E6...0x1F1FF: 0x41 + (scalar - 0x1F1E6)
      default: replacement
      }
    }
  }

  /// The scalars that join their neighbours or keep them apart.
  enum Joiner {
    static var zeroWidthNonJoiner: UInt32 { 0x200C }
    static var zeroWidthJoiner: UInt32 { 0x200D }
    /// Scripts from Arabic on are written with joiners; before it they could only hide something.
    static var firstJoiningScript: UInt32 { 0x600 }

    static func isJoiner(_ scalar: UInt32) -> Bool { scalar == 0x200C || scalar == 0x200D }
  }

  /// The enclosing keycap and what it encloses in an emoji.
  enum Keycap {
    static var mark: UInt32 { 0x20E3 }

    static func isBase(_ scalar: UInt32) -> Bool {
      0x30...0x39 ~= scalar || scalar == 0x23 || scalar == 0x2A
    }
  }

  /// Conjoining jamo, composed as the Unicode Standard says in section 3.12.
  enum Jamo {
    static func composed(_ first: UInt32, _ second: UInt32) -> UInt32? {
      if 0x1100...0x1112 ~= first, 0x1161...0x1175 ~= second {
        return 0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28
      }
      if 0xAC00...0xD7A3 ~= first, (first - 0xAC00) % 28 == 0, 0x11A8...0x11C2 ~= second {
        return first + (second - 0x11A7)
      }
      return nil
    }
  }
}
