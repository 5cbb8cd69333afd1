/// A file's name without its ending, made of a title.
enum FileStem {
  /// In bytes; file systems take 255 with the ending and a number.
  static let limit = 120

  /// Letters and numbers of any script in lower case, one hyphen for anything else between them.
  static func of(_ title: String) -> String {
    var stem = ""
    var gap = false
    for character in title.lowercased() {
      guard character.isLetter || character.isNumber else {
        gap = !stem.isEmpty
        continue
      }
      let piece = (gap ? "-" : "") + String(character)
      guard stem.utf8.count + piece.utf8.count <= limit else { break }
      stem += piece
      gap = false
    }
    return stem.isEmpty ? "conversation" : stem
  }
}
