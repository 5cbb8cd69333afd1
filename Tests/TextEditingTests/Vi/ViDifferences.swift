import ChatTestSupport
import FoundationEssentials

/// What differs from vim on purpose: rows of `ViTable`, below the reason for them.
///
/// `Tests/Corpus/vi-differences.txt` has a line `# REASON`, and below it lines with the name of a text and the keys; `*`
/// stands for several texts.
struct ViDifferences {
  private(set) var reasons: [String] = []
  /// Name and keys, parted by a space.
  private(set) var names: [String] = []
  /// How many rows were found to differ, of each name.
  private var found: [String: Int] = [:]

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

  /// Notes a row that differs; false if it is not listed.
  mutating func note(_ text: String, _ keys: String) -> Bool {
    for name in ["\(text) \(keys)", "* \(keys)"] where names.contains(name) {
      found[name, default: 0] += 1
      return true
    }
    return false
  }

  /// What is listed and does not differ.
  var unfound: [String] {
    names.filter { found[$0, default: 0] < ($0.hasPrefix("* ") ? 2 : 1) }
  }
}
