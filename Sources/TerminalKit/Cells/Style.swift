/// The style of a cell.
public struct Style: Hashable, Sendable {
  /// The colour of the glyph.
  public var foreground: Color
  /// The colour of its background.
  public var background: Color
  /// Attributes of the glyph besides colours.
  public var attributes: Attributes

  /// The terminal's own look unless something is named.
  public init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own look.
  public static let plain = Style()

  /// `self` with what `other` sets laid over it.
  public func overlaid(with other: Style) -> Style {
    Style(
      foreground: other.foreground == .standard ? foreground : other.foreground,
      background: other.background == .standard ? background : other.background,
      attributes: attributes.union(other.attributes))
  }
}

/// A colour of the terminal's palette, or the terminal's own.
public struct Color: Hashable, Sendable {
  /// 0 for the terminal's own colour, else the palette index plus 1.
  public let code: UInt16

  private init(code: UInt16) {
    self.code = code
  }

  /// The terminal's own foreground or background.
  public static let standard = Color(code: 0)

  /// A palette colour, 0…255: the first 8 are the ANSI colours, the next 8 their bright forms.
  public static func palette(_ index: UInt8) -> Color {
    Color(code: UInt16(index) + 1)
  }

  /// The palette index; `nil` for the terminal's own colour.
  public var index: UInt8? { code == 0 ? nil : UInt8(code - 1) }
}

/// Attributes that a terminal can give a glyph besides colours.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// The attributes' bits.
  public let rawValue: UInt8

  /// Attributes by their bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Heavier, or brighter where the terminal prefers that.
  public static let bold = Attributes(rawValue: 1)
  /// Fainter.
  public static let dim = Attributes(rawValue: 2)
  /// Slanted.
  public static let italic = Attributes(rawValue: 4)
  /// With a line under it.
  public static let underline = Attributes(rawValue: 8)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 16)
  /// With a line through it.
  public static let strikethrough = Attributes(rawValue: 32)
}
