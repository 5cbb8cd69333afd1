/// Draws small numbers from the front of an input, so that a fuzzer chooses widths and cuts as well.
struct Choices {
  private(set) var rest: ArraySlice<UInt8>

  init(_ input: [UInt8]) {
    rest = input[...]
  }

  /// A number below a bound; 0 when the input is used up.
  mutating func next(below bound: Int) -> Int {
    Int(rest.popFirst() ?? 0) % bound
  }

  /// What is left as text, bytes that are not UTF-8 replaced.
  var text: String { String(decoding: rest, as: UTF8.self) }

  /// What is left in pieces, whose lengths follow from a seed.
  func pieces(seed: Int) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var left = rest
    var state = UInt32(truncatingIfNeeded: seed &* 2 &+ 1)
    while !left.isEmpty {
      state = state &* 1_664_525 &+ 1_013_904_223
      let length = 1 + Int(state >> 24) % 9
      pieces.append(Array(left.prefix(length)))
      left = left.dropFirst(length)
    }
    return pieces
  }
}
