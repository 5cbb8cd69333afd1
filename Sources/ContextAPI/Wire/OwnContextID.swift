/// The id of a context that no server names: `here-` and random letters.
enum OwnContextID {
  /// What such ids begin with.
  static let prefix = "here-"

  private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  /// A new id.
  static func make() -> String {
    prefix + String((0..<12).map { _ in letters[Int.random(in: 0..<letters.count)] })
  }
}
