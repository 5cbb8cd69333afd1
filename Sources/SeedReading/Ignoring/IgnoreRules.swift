/// All ignore files that count in a folder, those that count more after the others.
struct IgnoreRules: Sendable {
  private var files: [IgnoreFile] = []

  mutating func add(_ file: IgnoreFile?) {
    if let file { files.append(file) }
  }

  /// The rule that ignores a path: the file and the line; `nil` if none does.
  ///
  /// - Parameter path: Below the top of the tree. Whether a folder above it is ignored is not looked at.
  func reason(toIgnore path: [UInt8], isFolder: Bool) -> String? {
    let name = path.suffix(from: path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)
    for file in files.reversed() {
      guard let rule = file.rule(about: path, name: name, isFolder: isFolder) else { continue }
      return rule.isNegated ? nil : "\(file.path):\(rule.line)"
    }
    return nil
  }
}
