import Testing

@testable import TerminalKit

struct ScalarAssemblerTests {
  /// Feeds bytes; the last step's scalar, if it gave one.
  private func assembled(_ bytes: [UInt8]) -> (scalar: Unicode.Scalar?, isInvalid: Bool) {
    var assembler = ScalarAssembler()
    var step = assembler.begin(bytes[0])
    for byte in bytes.dropFirst() {
      guard case .needsMore = step else { return (nil, true) }
      step = assembler.next(byte)
    }
    switch step {
    case .needsMore: return (nil, false)
    case .scalar(let scalar): return (scalar, false)
    case .invalid(let scalar): return (scalar, true)
    }
  }

  @Test("Every scalar above ASCII comes back from its bytes")
  func all() {
    for value in UInt32(0x80)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), let bytes = UTF8.encode(scalar) else { continue }
      guard assembled(Array(bytes)).scalar == scalar else {
        Issue.record("U+\(String(value, radix: 16))")
        return
      }
    }
  }

  @Test(
    "Overlong forms, surrogates and what is past the last scalar are invalid at once",
    arguments: [
      [0x80], [0xBF], [0xC0], [0xC1], [0xF5], [0xFF], [0xE0, 0x9F], [0xED, 0xA0], [0xF0, 0x8F],
      [0xF4, 0x90], [0xC2, 0x41], [0xE4, 0xB8, 0x41], [0xF0, 0x9F, 0x98, 0xC0],
    ] as [[UInt8]])
  func invalid(bytes: [UInt8]) {
    let result = assembled(bytes)
    #expect(result.isInvalid && result.scalar == "\u{FFFD}")
  }
}
