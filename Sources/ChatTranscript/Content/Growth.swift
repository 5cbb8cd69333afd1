/// The relation of a text to its older version, byte by byte.
enum Growth: Hashable, Sendable {
  case none
  /// The older text, and this after it.
  case append(String)
  case other

  init(from old: String, to new: String) {
    let (old, new) = (old.utf8, new.utf8)
    guard old.count <= new.count, new.starts(with: old) else {
      self = .other
      return
    }
    if old.count == new.count {
      self = .none
    } else {
      let start = new.index(new.startIndex, offsetBy: old.count)
      self = String(new[start...]).map(Growth.append) ?? .other
    }
  }
}
