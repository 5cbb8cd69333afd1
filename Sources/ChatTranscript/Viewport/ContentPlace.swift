import TerminalKit

/// A row of a part by the text before it, so that it is found again at another width.
struct ContentPlace: Sendable, Hashable {
  /// Letters and digits in the rows before it.
  var letters: Int
  /// Which of the rows that start at that count; rows without letters share it with the next.
  var ordinal: Int

  init(of row: Int, rows: Int, line: (Int) -> StyledLine) {
    (letters, ordinal) = (0, 0)
    for earlier in 0..<max(0, min(row, rows)) {
      let count = Self.letters(in: line(earlier))
      letters += count
      ordinal = count == 0 ? ordinal + 1 : 0
    }
  }

  /// The row that this place is in, in another layout of the same text.
  func row(rows: Int, line: (Int) -> StyledLine) -> Int {
    var start = 0
    var found = 0
    var sameStart = 0
    for row in 0..<max(0, rows) {
      if start > letters { break }
      if start < letters {
        found = row
      } else if sameStart <= ordinal {
        found = row
        sameStart += 1
      }
      start += Self.letters(in: line(row))
    }
    return found
  }

  /// Borders, bullets, marks and blanks differ between widths; letters and digits do not.
  private static func letters(in line: StyledLine) -> Int {
    var count = 0
    for span in line.spans {
      for byte in span.text.utf8 where isLetter(byte) { count += 1 }
    }
    return count
  }

  /// True if a byte is an ASCII letter or digit, or starts a scalar that is not punctuation or a
  /// drawing (U+2000 to U+2FFF all start with E2).
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xE1, 0xE3...0xF4: true
    default: false
    }
  }
}
