/// Variables as lines that can be pasted into a shell.
enum ShellLines {
  /// A line for each that has a value, and one that hands them on to the programs that the shell starts.
  static func text(_ variables: [(name: String, value: String?)]) -> String {
    let set = variables.compactMap { name, value in value.map { (name, $0) } }
    let lines = set.map { name, value in "\(name)=\(quoted(value))\n" }.joined()
    return set.isEmpty ? "" : lines + "export \(set.map(\.0).joined(separator: " "))\n"
  }

  /// A value in single quotes, where a shell would take it for anything but one word.
  static func quoted(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./:@%+=,".utf8.contains($0)
      }
    }
    if isPlain, !value.isEmpty { return value }
    let parts = value.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: #"'\''"#) + "'"
  }
}
