/// The part of an ignore rule that names paths, matched as git matches it, but in time that only grows with the
/// product of both lengths.
struct PathPattern: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case byte(UInt8)
    /// One byte of a set. A slash is never in one.
    case set(ByteSet)
    /// Any bytes without a slash.
    case run
    /// Any bytes.
    case deepRun
    /// Nothing, or any bytes with a slash at the end.
    case folders
    /// A part that is not well formed: the pattern matches nothing.
    case never
  }

  /// The text before the first special character.
  private let start: [UInt8]
  private let parts: [Part]
  private let ignoresCase: Bool

  /// - Parameter ignoresCase: True if ASCII letters match in either case.
  init(_ pattern: ArraySlice<UInt8>, ignoresCase: Bool = false) {
    let start = Array(pattern.prefix { !Self.isSpecial($0) })
    self.ignoresCase = ignoresCase
    self.start = ignoresCase ? start.map(Self.lowered) : start
    // git looks at the rest alone, so a `**` at its beginning counts as one after a slash.
    parts = PathPatternParser.parts(
      of: pattern.dropFirst(start.count), ignoresCase: ignoresCase)
  }

  /// True if a path, or a name, is what the pattern describes.
  func matches(_ path: ArraySlice<UInt8>) -> Bool {
    if ignoresCase {
      let path = path.map(Self.lowered)
      return path.starts(with: start) && matchesRest(path.dropFirst(start.count))
    }
    return path.starts(with: start) && matchesRest(path.dropFirst(start.count))
  }

  private func matchesRest(_ rest: ArraySlice<UInt8>) -> Bool {
    if parts.isEmpty { return rest.isEmpty }
    // After each part: where in the text one can be.
    var places = [Bool](repeating: false, count: rest.count + 1)
    places[0] = true
    let text = Array(rest)
    for part in parts {
      places = step(part, places, text)
      guard places.contains(true) else { return false }
    }
    return places[text.count]
  }

  private func step(_ part: Part, _ places: [Bool], _ text: [UInt8]) -> [Bool] {
    var next = [Bool](repeating: false, count: places.count)
    switch part {
    case .never: break
    case .byte(let byte):
      let byte = ignoresCase ? Self.lowered(byte) : byte
      for index in text.indices where places[index] && text[index] == byte {
        next[index + 1] = true
      }
    case .set(let set):
      for index in text.indices where places[index] && set.contains(text[index]) {
        next[index + 1] = true
      }
    case .run, .deepRun:
      var isOpen = false
      for index in places.indices {
        isOpen = isOpen || places[index]
        next[index] = isOpen
        if part == .run, index < text.count, text[index] == UInt8(ascii: "/") { isOpen = false }
      }
    case .folders:
      var isOpen = false
      for index in places.indices {
        next[index] = places[index] || isOpen && text[index - 1] == UInt8(ascii: "/")
        isOpen = isOpen || places[index]
      }
    }
    return next
  }

  static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): true
    default: false
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
  }
}
