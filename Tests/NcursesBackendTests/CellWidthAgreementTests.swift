import CTerminal
import Glibc
import TerminalKit
import Testing

struct CellWidthAgreementTests {
  @Test func `ncurses gets the width that TerminalKit lays out with, for every scalar`() {
    var disagreeing: [UInt32] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), !(0x7F..<0xA0).contains(value) else { continue }
      if Int(ct_cell_width(value)) != CellWidth.of(scalar) { disagreeing.append(value) }
    }
    #expect(disagreeing.isEmpty, "\(disagreeing.prefix(10).map { String($0, radix: 16) })")
  }

  @Test func `The executable's wcwidth goes before that of the C library`() throws {
    typealias Width = @convention(c) (Int32) -> Int32
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: Width.self)
    // Unicode 15 made U+1FAE8, which glibc 2.36 does not know.
    #expect(wcwidth(0x1FAE8) == 2)
    #expect(wcwidth(0x1B) == -1)
    #expect(wcwidth(0x301) == 0)
  }
}
