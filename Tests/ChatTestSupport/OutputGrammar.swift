/// Every control sequence that ncurses writes for xterm-256color and that the program's own modes consist of, with
/// the numbers that can are in them. Whatever else is in an output came from elsewhere.
package struct OutputGrammar {
  private let bytes: [UInt8]
  private let isFullScreen: Bool
  private var position = 0
  /// What does not belong there, with what stands around it.
  package private(set) var violations: [String] = []

  /// Reads the output of the full screen, or of a command that prints lines.
  package init(_ bytes: [UInt8], isFullScreen: Bool = true) {
    self.bytes = bytes
    self.isFullScreen = isFullScreen
    while position < bytes.count { readNext() }
  }

  /// Sequences without numbers: (ncurses) modes of the screen and of the keypad, cursor looks, character set,
  /// reverse index; (ours) paste, questions, keyboards, frames, mouse.
  private static let fixed = [
    "[?1049h", "[?1049l", "[22;0;0t", "[23;0;0t", "[22;2t", "[23;2t", "[?1h", "[?1l", "=", ">",
    "[?25h", "[?25l",
    "[?12l",
    "[?12;25h", "(B", "M", "[4l", "[?7h", "[?7l", "[H", "[2J", "7", "8",
    "[?2004h", "[?2004l", "[?2004$p", "[?1007$p", "[?1007l", "[?1007h", "[?u", "[?2026$p", "[>q",
    "[>c",
    "]11;?\u{07}", "[c", "[>5u", "[<u", "[>4;2m", "[>4;0m", "[0 q", "[2 q", "[4 q", "[6 q",
    "[?2026h", "[?2026l", "[?1000h", "[?1002h", "[?1006h", "[?1006l", "[?1002l", "[?1000l",
  ].map { Array($0.utf8) }

  private mutating func readNext() {
    let byte = bytes[position]
    switch byte {
    case 0x0A, 0x0D: position += 1
    case 0x08,
      0x09 where isFullScreen:
      position += 1
    case 0x1B: readEscape()
    case ..<0x20, 0x7F: reject(1)
    case ..<0x80: position += 1
    default: readScalar()
    }
  }

  private mutating func readEscape() {
    let rest = bytes[(position + 1)...]
    if isFullScreen, let known = Self.fixed.first(where: { rest.starts(with: $0) }) {
      position += 1 + known.count
    } else if isFullScreen, rest.starts(with: Array("]2;".utf8)) {
      // The title: text up to BEL, read like all text.
      position += 4
      while position < bytes.count, bytes[position] != 0x07 {
        if bytes[position] < 0x20 { return reject(1) }
        readNext()
      }
      position += 1
    } else if rest.first == 0x5B {
      readNumbered()
    } else {
      reject(1)
    }
  }

  /// CSI, numbers, a final byte.
  private mutating func readNumbered() {
    var end = position + 2
    while end < bytes.count, 0x30...0x39 ~= bytes[end] || bytes[end] == 0x3B { end += 1 }
    guard end < bytes.count else { return position = bytes.count }
    let numbers = String(decoding: bytes[(position + 2)..<end], as: UTF8.self)
      .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard isKnown(bytes[end], numbers) else { return reject(end + 1 - position) }
    position = end + 1
  }

  private func isKnown(_ final: UInt8, _ numbers: [Int]) -> Bool {
    let final = Character(Unicode.Scalar(final))
    if final == "m" { return Self.isLook(numbers) }
    // No screen of a test is larger.
    guard isFullScreen, numbers.allSatisfy({ $0 <= 400 }) else { return false }
    switch final {
    case "H", "r": return numbers.count == 2
    case "A", "B", "C", "D", "G", "d", "X", "P", "@", "L", "M", "S", "T", "b", "Z":
      return numbers.count == 1
    case "J": return numbers == [0]
    case "K": return numbers == [0] || numbers == [1]
    default: return false
    }
  }

  private static func isLook(_ numbers: [Int]) -> Bool {
    var left = numbers[...]
    while let number = left.popFirst() {
      switch number {
      case 0...4, 7, 22...24, 27, 30...37, 39...47, 49, 90...97, 100...107: continue
      case 38, 48:
        guard left.popFirst() == 5, let color = left.popFirst(), color < 256 else { return false }
      default: return false
      }
    }
    return true
  }

  /// One character beyond ASCII: well formed, no C1 control, no invisible one that changes the order of text.
  private mutating func readScalar() {
    var end = position + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80, end - position < 4 { end += 1 }
    guard let text = String(validating: bytes[position..<end], as: UTF8.self),
      text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first,
      !(0x80..<0xA0).contains(scalar.value), !Self.isInvisible(scalar.value)
    else { return reject(1) }
    position = end
  }

  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xFFFE, 0xFFFF, 0xFDD0...0xFDEF, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  private mutating func reject(_ count: Int) {
    let around = bytes[max(0, position - 20)..<min(bytes.count, position + 20)]
    violations.append(String(decoding: around, as: UTF8.self).debugDescription)
    position += count
  }
}
