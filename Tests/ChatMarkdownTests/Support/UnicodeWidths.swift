import FoundationEssentials

/// The widths of characters in Unicode's own file, where a package of the distribution (`unicode-data`) has brought it.
enum UnicodeWidths {
  private static let path = "/usr/share/unicode/EastAsianWidth.txt"

  /// True if the file is on this machine.
  static var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  /// Assigned scalars, the ends of each range and some between, with the name of the width: `W`, `F`, `H`, `Na`, `N`
  /// or `A`.
  static let all: [(scalar: Unicode.Scalar, width: String)] = {
    guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
      return []
    }
    return text.split(separator: "\n").flatMap { line -> [(Unicode.Scalar, String)] in
      let fields = line.prefix { $0 != "#" }.split(separator: ";")
      guard fields.count == 2 else { return [] }
      let ends = fields[0].filter { $0 != " " }.split(separator: ".").compactMap {
        UInt32($0, radix: 16)
      }
      guard let first = ends.first, let last = ends.last else { return [] }
      let width = String(fields[1].filter { $0 != " " })
      return ([first, last] + stride(from: first, to: last, by: 89)).compactMap { value in
        Unicode.Scalar(value).map { ($0, width) }
      }.filter { $0.0.properties.generalCategory != .unassigned }
    }
  }()
}
