/// The mistakes in a file, in the order in which they were found. One list for all readers of a document.
final class Mistakes {
  private(set) var all: [ConfigError] = []

  func add(_ mistake: ConfigError) {
    // A part that is read twice is wrong once.
    if !all.contains(mistake) { all.append(mistake) }
  }

  /// All of them as one error, in the order of the file; `nil` if there is none.
  var error: ConfigError? {
    let sorted = all.enumerated().sorted { left, right in
      let (one, other) = (left.element.position, right.element.position)
      guard let one, let other, one.line != other.line else { return left.offset < right.offset }
      return one.line < other.line
    }.map(\.element)
    return ConfigError.joined(sorted)
  }
}
