/// `@path` mentions in a prompt.
package enum PathMentions {
  /// The paths, each once, in the order they stand. A mention begins a word.
  package static func paths(in text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
    var paths: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) where word.first == "@" {
      let path = String(word.dropFirst())
      if !path.isEmpty, !paths.contains(path) { paths.append(path) }
    }
    return paths
  }
}
