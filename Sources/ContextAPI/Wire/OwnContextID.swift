/// The id of a context that no server names: `here-` and random letters.
package enum OwnContextID {
  /// The beginning of such ids.
  static let prefix = "here-"

  private static let length = 12
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  /// A new id.
  static func make() -> String {
    prefix + String((0..<length).map { _ in letters[Int.random(in: 0..<letters.count)] })
  }

  /// True if an id is one of ours.
  package static func isOwn(_ id: String) -> Bool {
    id.hasPrefix(prefix) && id.utf8.count == prefix.utf8.count + length
      && id.utf8.dropFirst(prefix.utf8.count).allSatisfy { 0x61...0x7A ~= $0 }
  }
}
