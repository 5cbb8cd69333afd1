/// Cuts a text into pieces about as long as a model's tokens: words with the space after them,
/// single CJK characters, line ends.
enum Pieces {
  private static let longest = 12

  static func of(_ text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      if let scalar = character.unicodeScalars.first, TokenCount.isIdeographic(scalar) {
        if !piece.isEmpty { pieces.append(piece) }
        pieces.append(String(character))
        piece = ""
        continue
      }
      piece.append(character)
      if character.isWhitespace || piece.utf8.count >= longest {
        pieces.append(piece)
        piece = ""
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }
}
