/// Text that was deleted or yanked, to be put elsewhere.
struct ViRegisters: Sendable, Equatable {
  /// The content of one.
  struct Content: Sendable, Equatable {
    var units: [EditUnit]
    /// True if it is whole lines; their last line end is not in `units`.
    var isLines: Bool
  }

  private var named: [Character: Content] = [:]
  private var unnamed: Content?

  /// True for `a` to `z`, `A` to `Z`, which append, the unnamed one and `_`, which keeps nothing.
  static func isName(_ name: Character) -> Bool {
    name == "_" || name == "\"" || name.isASCII && name.isLetter
  }

  /// Keeps a text, in the unnamed register too.
  mutating func keep(_ content: Content, in name: Character?) {
    guard name != "_" else { return }
    var content = content
    if let name, name.isLetter {
      let key = Character(name.lowercased())
      if name.isUppercase, let before = named[key] { content = before.followed(by: content) }
      named[key] = content
    }
    unnamed = content
  }

  /// The text of a register.
  subscript(name: Character?) -> Content? {
    guard let name, name != "\"" else { return unnamed }
    return named[Character(name.lowercased())]
  }
}

extension ViRegisters.Content {
  fileprivate func followed(by other: Self) -> Self {
    let seam: [EditUnit] = isLines || other.isLines ? [.scalar("\n")] : []
    return Self(
      units: EditBuffer.recut(units + seam + other.units), isLines: isLines || other.isLines)
  }
}
