/// The yardstick: cuts 1 MB of text into lines, copies each one, and mixes its bytes into a number.
///
/// It does what the hot paths do as well (looking at bytes, branching, small allocations), so that a slower machine
/// slows both.
@MainActor
enum Reference {
  private static let text = Array(Sample.tokens(230_000).joined().utf8)
  /// Where the result goes, so that no pass can be left out.
  private(set) static var sum: UInt64 = 0

  static func pass() {
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      for byte in Array(line) { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
  }
}
