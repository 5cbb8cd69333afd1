/// Addresses in a text without any mark around them, as GitHub's Markdown finds them, and with
/// what it does not know: in Chinese, Japanese and Korean they touch the words before and behind them.
struct BareAddress: Equatable {
  var range: Range<Int>
  /// The prefix that completes the address.
  var prefix = ""

  /// The address whose scheme ends with the colon at an offset: `http`, `https` or `ftp`.
  init?(_ source: SourceBytes, colon: Int, from lowest: Int) {
    guard source.byte(at: colon + 1) == UInt8(ascii: "/"),
      source.byte(at: colon + 2) == UInt8(ascii: "/"),
      let scheme = BareAddress.schemes.first(where: {
        let start = colon - $0.utf8CodeUnitCount
        return start >= lowest && source.matches($0, at: start, before: colon)
          && BareAddress.mayStart(source, start)
      })
    else { return nil }
    let start = colon - scheme.utf8CodeUnitCount
    guard let end = BareAddress.end(source, host: colon + 3) else { return nil }
    range = start..<end
  }

  /// The address whose `www` ends with the point at an offset.
  init?(_ source: SourceBytes, point: Int, from lowest: Int) {
    let start = point - 3
    guard start >= lowest, source.matches("www", at: start, before: point),
      BareAddress.mayStart(source, start), let end = BareAddress.end(source, host: point + 1)
    else { return nil }
    range = start..<end
    prefix = "http://"
  }

  private static let schemes: [StaticString] = ["https", "http", "ftp"]

  /// No letter or digit of ASCII may touch its start, nor a letter of a script that writes spaces.
  private static func mayStart(_ source: SourceBytes, _ start: Int) -> Bool {
    guard let before = source.scalar(before: start)?.scalar else { return true }
    if before.value < 0x80 {
      let byte = UInt8(before.value)
      return !ASCII.isAlphanumeric(byte) && byte != UInt8(ascii: ".") && byte != UInt8(ascii: "@")
    }
    return EastAsian.isCharacter(before) || !before.properties.isAlphabetic
  }

  // MARK: - Its end

  /// The end of the address whose host starts at an offset.
  private static func end(_ source: SourceBytes, host: Int) -> Int? {
    guard let first = source.scalar(at: host)?.scalar, startsHost(first) else { return nil }
    var offset = host
    var previous = UInt8(ascii: "/")
    var isInHost = true
    // Brackets that are open; where one closes none, the address ends (round ones are for `trimmed`).
    var brackets = 0
    while offset < source.count {
      let byte = source[offset]
      if byte >= 0x80 {
        guard let next = source.scalar(at: offset), !EastAsian.endsAddress(next.scalar) else {
          break
        }
        // A word that follows the address without a space, as in `example.com를`.
        if EastAsian.isCharacter(next.scalar), !goesOn(after: previous, isInHost) { break }
        offset += next.length
      } else {
        switch byte {
        case ...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
          ASCII.backtick,
          ASCII.pipe:
          return trimmed(source, host, offset)
        case ASCII.backslash:
          // Writers of Markdown escape underscores in addresses, too.
          guard let next = source.byte(at: offset + 1), ASCII.isPunctuation(next) else {
            return trimmed(source, host, offset)
          }
          offset += 1
        case ASCII.leftBracket, UInt8(ascii: "{"): brackets += 1
        case ASCII.rightBracket, UInt8(ascii: "}"):
          brackets -= 1
          if brackets < 0 { return trimmed(source, host, offset) }
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): isInHost = false
        // Any other byte is part of the address.
        default: break
        }
        offset += 1
      }
      previous = byte
    }
    return trimmed(source, host, offset)
  }

  private static func startsHost(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value < 0x80 else { return !EastAsian.endsAddress(scalar) }
    let byte = UInt8(scalar.value)
    return ASCII.isAlphanumeric(byte) || byte == ASCII.leftBracket
  }

  /// True if a CJK letter may belong to an address: where a name can start, or after another.
  private static func goesOn(after previous: UInt8, _ isInHost: Bool) -> Bool {
    if previous >= 0x80 { return true }
    if isInHost { return previous == UInt8(ascii: ".") || previous == UInt8(ascii: "/") }
    switch previous {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: "&"),
      UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "+"), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: "%"):
      return true
    default: return false
    }
  }

  /// The end without the punctuation of the sentence around it (GitHub's rules for autolinks).
  private static func trimmed(_ source: SourceBytes, _ host: Int, _ found: Int) -> Int? {
    var end = found
    var round = 0
    for byte in source[host..<end] {
      if byte == UInt8(ascii: "(") { round += 1 }
      if byte == UInt8(ascii: ")") { round -= 1 }
    }
    while end > host {
      switch source[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "'"), ASCII.backslash:
        end -= 1
      case UInt8(ascii: ")"):
        guard round < 0 else { return end }
        round += 1
        end -= 1
      case UInt8(ascii: ";"): end = startOfReference(source, host, end) ?? end - 1
      default: return end
      }
    }
    return nil
  }

  /// The start of the character reference that ends there: `&gt;`.
  private static func startOfReference(_ source: SourceBytes, _ host: Int, _ end: Int) -> Int? {
    var start = end - 2
    while start > host, end - start < 40, ASCII.isAlphanumeric(source[start]) { start -= 1 }
    return start > host && start < end - 2 && source[start] == UInt8(ascii: "&") ? start : nil
  }
}
