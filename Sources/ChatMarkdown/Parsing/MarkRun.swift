/// A run of stars or underscores, and its neighbours.
struct MarkRun {
  let range: Range<Int>
  let mark: UInt8
  /// The bytes next to it; a space at either end of a line.
  let before: UInt8
  let after: UInt8

  /// The run that starts at an offset, in a line whose content starts at another.
  init(_ source: SourceBytes, at start: Int, lineStart: Int = 0) {
    mark = source[start]
    let end = source.endOfRun(of: mark, from: start, to: source.count)
    range = start..<end
    before = start > lineStart ? source[start - 1] : ASCII.space
    after = source.byte(at: end) ?? ASCII.space
  }

  /// The sides on which a sign makes the parser judge the run as the CJK-friendly amendments to CommonMark
  /// do: beside a CJK character, no punctuation on either side keeps a run from opening or closing.
  ///
  /// The parser knows only the rule of CommonMark, by which `**` opens nothing between a letter and a
  /// punctuation mark. In Chinese and Japanese, which write no spaces, that is its usual place. A
  /// letter that is not shown, put between the run and the punctuation, gives the result of the
  /// amendments in each of their cases. English text has no CJK character next to a run and does not change.
  func joins(_ source: SourceBytes) -> (before: [Protection.Sign], after: [Protection.Sign]) {
    guard mark == UInt8(ascii: "*"), before >= 0x80 || after >= 0x80 else { return ([], []) }
    let left = ASCII.isWhitespace(before) ? nil : Side(source, before: range.lowerBound)
    let right = ASCII.isWhitespace(after) ? nil : Side(source, after: range.upperBound)
    guard left?.isEastAsian == true || right?.isEastAsian == true else { return ([], []) }
    return (left?.signs ?? [], (right?.signs ?? []).reversed())
  }

  /// The character beside a run.
  private struct Side {
    var scalar: Unicode.Scalar
    var isEastAsian: Bool

    init?(_ source: SourceBytes, after offset: Int) {
      guard let next = source.scalar(at: offset) else { return nil }
      scalar = next.scalar
      isEastAsian = EastAsian.isCharacter(scalar)
    }

    /// A variation selector counts as what it varies; the ideographic ones vary nothing else.
    init?(_ source: SourceBytes, before offset: Int) {
      guard let last = source.scalar(before: offset) else { return nil }
      scalar = last.scalar
      switch scalar.value {
      case 0xE0100...0xE01EF: isEastAsian = true
      case 0xFE00...0xFE0E:
        guard let base = source.scalar(before: offset - last.length) else { return nil }
        scalar = base.scalar
        isEastAsian =
          EastAsian.isCharacter(scalar) || Self.isFullWidthQuote(base.scalar, last.scalar)
      default: isEastAsian = EastAsian.isCharacter(scalar)
      }
    }

    private static func isFullWidthQuote(
      _ base: Unicode.Scalar, _ selector: Unicode.Scalar
    ) -> Bool {
      selector == "\u{FE01}" && [0x2018, 0x2019, 0x201C, 0x201D].contains(base.value)
    }

    /// The signs to put between the character and the run. An underscore must still see a punctuation mark in
    /// place of the star.
    var signs: [Protection.Sign] {
      if scalar == "_" { return [.punctuation, .letter] }
      return isPunctuation ? [.letter] : []
    }

    private var isPunctuation: Bool {
      if scalar.value < 0x80 { return ASCII.isPunctuation(UInt8(scalar.value)) }
      switch scalar.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation:
        return true
      default: return false
      }
    }
  }
}
