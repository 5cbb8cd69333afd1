import CUnistring
import Testing

@testable import TerminalKit

@Suite("ASCII line breaks")
struct ASCIILineBreaksTests {
  /// The breaks by the pair rules.
  private func own(_ text: String) -> [Bool] {
    text.withUTF8Bytes { bytes in
      bytes.indices.map {
        $0 > 0 && ASCIILineBreaks.isAllowed(before: $0, in: bytes, line: 0..<bytes.count)
      }
    }
  }

  /// The breaks by libunistring and what we add to it.
  private func library(_ text: String) -> [Bool] {
    text.withUTF8Bytes { LineBreaks.find(in: $0).map { $0 == 1 } }
  }

  @Test("Pair rules and library agree on prose and on noise", arguments: 0..<100)
  func agreement(seed: Int) {
    var generator = TextGenerator(seed: seed)
    for _ in 0..<20 {
      for text in [generator.asciiProse(words: 12), generator.asciiNoise(length: 40)] {
        #expect(own(text) == library(text), "\(text)")
      }
    }
  }

  @Test("Of every pair, the library alone breaks only between LB29's")
  func pairs() {
    let printable = (0x20 as UInt8)..<0x7F
    for first in printable where first != 0x20 {
      for second in printable {
        for middle in ["", " "] {
          let text = String(UnicodeScalar(first)) + middle + String(UnicodeScalar(second))
          let offered = text.withUTF8Bytes { Int(LineBreaks.library($0)[$0.count - 1]) }
          let isOwn = own(text)[text.utf8.count - 1]
          if isOwn != (offered == UC_BREAK_POSSIBLE) {
            #expect(",.:;-/".utf8.contains(first) && middle.isEmpty, "\(text)")
          }
        }
      }
    }
  }

  @Test("Rows of plain text are those that the general path makes", arguments: 1...60)
  func rows(width: Int) {
    var generator = TextGenerator(seed: width)
    for _ in 0..<10 {
      let text = generator.asciiProse(words: 40) + generator.asciiNoise(length: 30)
      text.withUTF8Bytes { bytes in
        let line = 0..<bytes.count
        let plain = RowFiller(bytes: bytes, line: line, tabs: .prose, breaks: nil)
        let general = RowFiller(
          bytes: bytes, line: line, tabs: .prose, breaks: LineBreaks.find(in: bytes))
        var start = 0
        while start < bytes.count {
          let row = plain.row(from: start, budget: width)
          let other = general.row(from: start, budget: width)
          #expect(row.end == other.end && row.next == other.next, "\(text) at \(start)")
          #expect(row.next > start)
          start = max(row.next, start + 1)
        }
      }
    }
  }
}
