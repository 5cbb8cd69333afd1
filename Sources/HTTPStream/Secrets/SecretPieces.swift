/// A secret in a text, whole or in pieces.
enum SecretPieces {
  /// The shortest piece that counts as one.
  private static let shortest = 6

  /// Hides a secret, or its pieces where they are together more than half of it, whatever the case of their letters.
  /// A short one is hidden whole or not at all: its pieces are in ordinary words.
  static func hide(_ secret: [UInt8], in text: inout [UInt8], as word: String) {
    let secret = secret.map(\.asciiLowercased)
    let runs = runs(of: secret, in: text.map(\.asciiLowercased))
    guard !runs.isEmpty else { return }
    var result: [UInt8] = []
    var start = 0
    for run in runs {
      result += text[start..<run.lowerBound]
      result += word.utf8
      start = run.upperBound
    }
    text = result + text[start...]
  }

  /// Hides a secret wherever the whole of it stands, whatever the case of its letters.
  static func hideWhole(_ secret: [UInt8], in text: inout [UInt8], as word: String) {
    let secret = secret.map(\.asciiLowercased)
    let lowered = text.map(\.asciiLowercased)
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if lowered[index] == secret.first, lowered[index...].starts(with: secret) {
        result += word.utf8
        index += secret.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    text = result
  }

  /// The places of pieces of the secret; none if they are no more than half of it.
  private static func runs(of secret: [UInt8], in text: [UInt8]) -> [Range<Int>] {
    let least = secret.count < 8 ? secret.count : min(shortest, secret.count / 2 + 1)
    guard text.count >= least else { return [] }
    var places: [ArraySlice<UInt8>: [Int]] = [:]
    for start in 0...(secret.count - least) {
      places[secret[start..<start + least], default: []].append(start)
    }
    var runs: [Range<Int>] = []
    var covered = [Bool](repeating: false, count: secret.count)
    var index = 0
    while index + least <= text.count {
      guard let starts = places[text[index..<index + least]],
        let piece = starts.map({ longest(secret, from: $0, text, from: index) })
          .max(by: { $0.count < $1.count })
      else {
        index += 1
        continue
      }
      for place in piece { covered[place] = true }
      runs.append(index..<index + piece.count)
      index += piece.count
    }
    return covered.count { $0 } * 2 > secret.count ? runs : []
  }

  /// The part of the secret from a place on that the text continues with.
  private static func longest(
    _ secret: [UInt8], from start: Int, _ text: [UInt8], from index: Int
  ) -> Range<Int> {
    var count = 0
    while start + count < secret.count, index + count < text.count,
      secret[start + count] == text[index + count]
    {
      count += 1
    }
    return start..<start + count
  }
}
