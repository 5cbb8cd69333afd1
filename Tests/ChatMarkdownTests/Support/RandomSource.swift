/// A small generator whose numbers are the same on every run.
struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  /// A generator with a seed.
  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
