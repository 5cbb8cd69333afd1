/// A control sequence after its introducer, taken apart (ECMA-48, 5.4): `?2026;2$y`.
struct ControlSequence {
  /// `<`, `=`, `>` or `?`; 0 for none.
  private(set) var marker: UInt8 = 0
  /// Parameters by `;`, each with its sub-parameters by `:`; `nil` for an empty one.
  private(set) var parameters: [[Int?]] = []
  private(set) var intermediates: [UInt8] = []
  private(set) var final: UInt8 = 0

  /// Numbers above this mean nothing in any sequence: it is past the last scalar value.
  private static let numberBound = 0x1F_FFFF

  /// Takes a sequence apart; `nil` when its bytes are out of order.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let last = bytes.last else { return nil }
    final = last
    var rest = bytes.dropLast()
    if let first = rest.first, first >= 0x3C, first <= 0x3F {
      marker = first
      rest = rest.dropFirst()
    }
    let end = rest.firstIndex { $0 < 0x30 } ?? rest.endIndex
    guard rest[end...].allSatisfy({ $0 < 0x30 }), parse(rest[..<end]) else { return nil }
    intermediates = Array(rest[end...])
  }

  private mutating func parse(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !bytes.isEmpty else { return true }
    var numbers: [Int?] = []
    var number: Int?
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        number = min((number ?? 0) * 10 + Int(byte - 0x30), Self.numberBound)
      case UInt8(ascii: ":"), UInt8(ascii: ";"):
        numbers.append(number)
        number = nil
        if byte == UInt8(ascii: ";") {
          parameters.append(numbers)
          numbers = []
        }
      default:
        return false
      }
    }
    parameters.append(numbers + [number])
    return true
  }

  /// A parameter's first number, or one of its sub-parameters.
  func number(_ parameter: Int, _ sub: Int = 0) -> Int? {
    guard parameter < parameters.count, sub < parameters[parameter].count else { return nil }
    return parameters[parameter][sub]
  }

  /// True if it has no private marker and no intermediate bytes.
  var isPlain: Bool { marker == 0 && intermediates.isEmpty }

  /// True if a bracketed paste begins.
  var isPasteStart: Bool {
    isPlain && final == UInt8(ascii: "~") && number(0) == 200 && parameters.count == 1
  }

  /// Its meaning; empty for the release of a key, `nil` for a sequence that we do not use.
  var events: [InputEvent]? {
    if marker == 0 {
      return isPlain ? keyEvents ?? reportEvents : nil
    }
    return reportEvents
  }
}
