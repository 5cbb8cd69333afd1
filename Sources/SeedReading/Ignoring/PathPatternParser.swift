/// Reads the parts of a pattern from its first special character on.
struct PathPatternParser {
  private let bytes: [UInt8]
  /// True if the text that is compared is in small letters.
  private let ignoresCase: Bool
  private var index = 0
  private var parts: [PathPattern.Part] = []

  static func parts(of pattern: ArraySlice<UInt8>, ignoresCase: Bool) -> [PathPattern.Part] {
    var parser = PathPatternParser(bytes: Array(pattern), ignoresCase: ignoresCase)
    parser.parse()
    return parser.parts
  }

  private init(bytes: [UInt8], ignoresCase: Bool) {
    self.bytes = bytes
    self.ignoresCase = ignoresCase
  }

  private mutating func parse() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "*"): takeStars()
      case UInt8(ascii: "?"):
        parts.append(.set(Self.allButSlash))
        index += 1
      case UInt8(ascii: "["):
        guard let set = takeSet() else { return parts.append(.never) }
        parts.append(.set(set))
      case UInt8(ascii: "\\"):
        guard index + 1 < bytes.count else { return parts.append(.never) }
        // git compares an escaped capital letter as it is, and the path in small letters.
        let isNever = ignoresCase && bytes[index + 1].isASCIIUpper
        parts.append(isNever ? .never : .byte(bytes[index + 1]))
        index += 2
      default:
        parts.append(.byte(bytes[index]))
        index += 1
      }
    }
  }

  private static let allButSlash = ByteSet([UInt8(ascii: "/")]).inverted

  /// Two stars or more reach over slashes where they fill the place between two.
  private mutating func takeStars() {
    let first = index
    while index < bytes.count, bytes[index] == UInt8(ascii: "*") { index += 1 }
    let beginsFolder = first == 0 || bytes[first - 1] == UInt8(ascii: "/")
    let rest = bytes[index...]
    let isFollowedBySlash = rest.first == UInt8(ascii: "/")
    let endsFolder = rest.isEmpty || isFollowedBySlash || rest.starts(with: [0x5C, 0x2F])
    guard index - first > 1, beginsFolder, endsFolder else { return parts.append(.run) }
    parts.append(isFollowedBySlash ? .folders : .deepRun)
    if isFollowedBySlash { index += 1 }
  }

  /// The characters in brackets; `nil` if they are not closed or name an unknown class.
  private mutating func takeSet() -> ByteSet? {
    index += 1
    let isNegated = byte == UInt8(ascii: "!") || byte == UInt8(ascii: "^")
    if isNegated { index += 1 }
    var set = ByteSet()
    /// The possible start of a range.
    var previous: UInt8?
    repeat {
      guard let next = byte else { return nil }
      if next == UInt8(ascii: "-"), let low = previous, let high = rangeEnd() {
        if low <= high { for byte in low...high { insert(byte, into: &set) } }
        previous = nil
      } else if next == UInt8(ascii: "["), following == UInt8(ascii: ":") {
        switch takeClass() {
        case .set(let members):
          for byte in UInt8.min...UInt8.max where members.contains(byte) {
            insert(byte, into: &set)
          }
          previous = nil
        case .none:
          set.insert(next)
          previous = next
        case .invalid: return nil
        }
      } else {
        if next == UInt8(ascii: "\\") { index += 1 }
        guard let literal = byte else { return nil }
        set.insert(literal)
        previous = literal
      }
      index += 1
    } while byte != UInt8(ascii: "]")
    index += 1
    if isNegated { set = set.inverted }
    set.remove(UInt8(ascii: "/"))
    return set
  }

  /// Adds a byte of a range or a class; there, as in git, a capital letter stands for the small one, too.
  private func insert(_ byte: UInt8, into set: inout ByteSet) {
    set.insert(byte)
    if ignoresCase, byte.isASCIIUpper { set.insert(byte | 0x20) }
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }
  private var following: UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }

  /// The end of a range whose `-` is here; `nil` if the `-` is literal.
  private mutating func rangeEnd() -> UInt8? {
    guard let next = following, next != UInt8(ascii: "]") else { return nil }
    if next == UInt8(ascii: "\\") {
      guard index + 2 < bytes.count else { return nil }
      index += 2
    } else {
      index += 1
    }
    return byte
  }

  private enum NamedClass {
    case set(ByteSet)
    /// Not written as a class: the bracket is literal.
    case none
    case invalid
  }

  private mutating func takeClass() -> NamedClass {
    let first = index + 2
    guard let close = bytes[first...].firstIndex(of: UInt8(ascii: "]")) else { return .invalid }
    guard close > first, bytes[close - 1] == UInt8(ascii: ":") else { return .none }
    guard let set = ByteSet.named(bytes[first..<(close - 1)]) else { return .invalid }
    index = close
    return .set(set)
  }
}
