/// The reserved words of a language, found by their bytes without making strings.
///
/// Words are distinguished by a 64-bit hash alone: a clash would give a name the wrong colour, nothing
/// worse.
struct WordTable: Sendable {
  private var hashes: [UInt64]
  private var kinds: [TokenKind]

  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a.
  static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }

  /// Creates a table of words separated by white space.
  init(keywords: String, types: String, foldingCase: Bool) {
    let words = keywords.split(whereSeparator: \.isWhitespace).map { ($0, TokenKind.keyword) }
    let names = types.split(whereSeparator: \.isWhitespace).map { ($0, TokenKind.type) }
    var size = 16
    while size < (words.count + names.count) * 2 { size *= 2 }
    hashes = Array(repeating: 0, count: size)
    kinds = Array(repeating: .plain, count: size)
    for (word, kind) in words + names {
      let text = foldingCase ? word.lowercased() : String(word)
      insert(text.utf8.reduce(Self.seed, Self.mix), kind)
    }
  }

  private mutating func insert(_ hash: UInt64, _ kind: TokenKind) {
    var index = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
    while hashes[index] != 0, hashes[index] != hash { index = (index + 1) & (hashes.count - 1) }
    guard hashes[index] == 0 else { return }
    hashes[index] = hash
    kinds[index] = kind
  }

  /// The kind of a word; `plain` if it is in no list.
  func kind(of hash: UInt64) -> TokenKind {
    var index = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
    while hashes[index] != 0 {
      if hashes[index] == hash { return kinds[index] }
      index = (index + 1) & (hashes.count - 1)
    }
    return .plain
  }
}
