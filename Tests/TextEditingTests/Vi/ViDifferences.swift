import ChatTestSupport
import FoundationEssentials

/// What differs from vim on purpose: rows of `ViTable`, below the reason for them.
///
/// `Tests/Corpus/vi-differences.txt` has a line `# REASON`, and below it lines with the name of a text and the keys.
struct ViDifferences {
  private(set) var reasons: [String] = []
  /// Name and keys, parted by a space.
  private(set) var names: [String] = []

  init() {
    let path = SourceFolder.path + "/Tests/Corpus/vi-differences.txt"
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("# ") {
        reasons.append(String(line.dropFirst(2)))
      } else if !reasons.isEmpty {
        names.append(String(line))
      }
    }
  }
}
