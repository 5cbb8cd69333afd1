/// Letters with accents and the letters below them, read from the names of Unicode: LATIN SMALL
/// LETTER E WITH ACUTE is an E. Names never change, by Unicode's stability policy.
struct AccentTable: Sendable {
  static let standard = AccentTable()

  private let bases: [Unicode.Scalar: Unicode.Scalar]

  private init() {
    var plain: [String: Unicode.Scalar] = [:]
    var accented: [(Unicode.Scalar, String)] = []
    let blocks: [ClosedRange<UInt32>] = [
      0x61...0x7A, 0xDF...0x24F, 0x370...0x52F, 0x1E00...0x1FFF,
    ]
    for scalar in blocks.joined().compactMap(Unicode.Scalar.init) {
      guard scalar.properties.isLowercase, let name = scalar.properties.name else { continue }
      if let cut = name.firstOccurrence(of: " WITH ") {
        accented.append((scalar, String(name[..<cut])))
      } else {
        plain[name] = scalar
      }
    }
    bases = Dictionary(
      accented.compactMap { scalar, name in plain[name].map { (scalar, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The letter without its accents; itself when it has none.
  func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    0xDF...0x1FFF ~= scalar.value ? bases[scalar] ?? scalar : scalar
  }
}

extension String {
  /// The first place of an ASCII text.
  fileprivate func firstOccurrence(of text: String) -> Index? {
    indices.first { self[$0...].hasPrefix(text) }
  }
}
