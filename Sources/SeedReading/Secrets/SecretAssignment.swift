import Wording

/// Values of names that say what they are: `DB_PASSWORD=…`, `"token": "…"`, `<password>…</password>`.
struct SecretAssignment {
  /// Longer lines are examined no further, so that a long line takes no time.
  private static let bound = 513

  private static let closers = ByteSet("\"'`\\])")
  private static let ends = ByteSet(",;&<")
  private static let quotePrefixes = ByteSet("brufBRUF@")

  private let line: ArraySlice<UInt8>

  static func find(in line: ArraySlice<UInt8>) -> String? {
    let assignment = SecretAssignment(line: line)
    for index in line.indices {
      switch line[index] {
      case UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ">"), UInt8(ascii: ","), 0x9A, 0x9D:
        if let what = assignment.secret(at: index) { return what }
      default: continue
      }
    }
    return nil
  }

  /// The secret that is assigned at a sign between a name and a value.
  private func secret(at index: Int) -> String? {
    let sign = line[index]
    var end = index
    if sign == 0x9A || sign == 0x9D {
      // The full-width colon and equals sign.
      guard index - 2 >= line.startIndex, line[index - 2] == 0xEF, line[index - 1] == 0xBC else {
        return nil
      }
      end -= 2
    }
    guard let (name, kind) = name(before: end, sign), let value = value(after: index, kind) else {
      return nil
    }
    guard value.isSecret(kind, name: name) else { return nil }
    return localized("a value for \(String(decoding: name, as: UTF8.self))")
  }

  private func name(
    before end: Int, _ sign: UInt8
  ) -> (name: ArraySlice<UInt8>, kind: SecretName)? {
    var head = line[..<end]
    while head.last?.isBlank == true { head = head.dropLast() }
    let unclosed = head
    while let last = head.last, Self.closers.contains(last) { head = head.dropLast() }
    let isQuoted = head.count < unclosed.count
    for other in SecretName.others where head.suffix(other.name.count).elementsEqual(other.name) {
      return (head.suffix(other.name.count), other.kind)
    }
    let name = Self.name(atEndOf: head)
    guard !name.isEmpty, let kind = SecretName(name) else { return nil }
    let before = line[..<name.startIndex]
    let isAssignment =
      switch sign {
      // <password>…</password>
      case UInt8(ascii: ">"): before.last == UInt8(ascii: "<")
      // define("DB_PASSWORD", "…")
      case UInt8(ascii: ","): isQuoted && before.dropLast().last == UInt8(ascii: "(")
      default: true
      }
    return isAssignment ? (name, kind) : nil
  }

  private static func name(atEndOf head: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var start = head.endIndex
    while start > head.startIndex, head.endIndex - start < 64,
      head[start - 1].isWordByte || head[start - 1] == UInt8(ascii: ".")
    {
      start -= 1
    }
    return head[start...].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }

  private func value(after index: Int, _ kind: SecretName) -> SecretValue? {
    var rest = line[(index + 1)...]
    // `=>`, `:=`, `==`.
    rest = rest.drop { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") }
    rest = rest.drop(while: \.isBlank)
    if rest.first == UInt8(ascii: "\\") { rest = rest.dropFirst() }
    if let first = rest.first, Self.quotePrefixes.contains(first),
      let next = rest.dropFirst().first, Self.isQuote(next)
    {
      rest = rest.dropFirst()
    }
    if let quote = rest.first, Self.isQuote(quote) { return quoted(rest.dropFirst(), quote, kind) }
    if kind == .authorization { rest = Self.afterScheme(rest) }
    var bare = rest.prefix(Self.bound).prefix {
      !$0.isBlank && !Self.ends.contains($0) && $0 != 0x0D
    }
    let after = rest[bare.endIndex...].prefix(Self.bound).drop(while: \.isBlank)
    if line[index] == UInt8(ascii: ":"), after.first == UInt8(ascii: "="),
      after.dropFirst().first != UInt8(ascii: "=")
    {
      // A type was in between: `let apiKey: String = "…"`.
      return value(after: after.startIndex, kind)
    }
    // The quote that closes a header in a command.
    while let last = bare.last, Self.isQuote(last) || last == 0x5C { bare = bare.dropLast() }
    let isAlone =
      after.drop { $0 == 0x0D }.isEmpty && isFirst(before: index)
      && (line[index] == UInt8(ascii: ":") || bare.startIndex == index + 1)
    return SecretValue(text: bare, isQuoted: false, isAlone: isAlone)
  }

  private func quoted(
    _ rest: ArraySlice<UInt8>, _ quote: UInt8, _ kind: SecretName
  ) -> SecretValue {
    let rest = kind == .authorization ? Self.afterScheme(rest) : rest
    var text = rest.prefix(Self.bound).prefix { $0 != quote }
    if text.last == UInt8(ascii: "\\") { text = text.dropLast() }
    return SecretValue(text: text, isQuoted: true, isAlone: false)
  }

  /// True if only a name, and what may appear before one in files of settings, is before the sign.
  private func isFirst(before index: Int) -> Bool {
    guard index - line.startIndex < 128 else { return false }
    var head = line[..<index].drop { $0.isBlank || $0 == UInt8(ascii: "-") }
    if head.starts(with: "export ".utf8) { head = head.dropFirst(7) }
    return head.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: ".") }
  }

  private static func afterScheme(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let scheme = text.prefix(while: \.isASCIILetter)
    guard ["bearer", "basic", "token"].contains(scheme.lowered) else { return text }
    return text[scheme.endIndex...].drop(while: \.isBlank)
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }
}
