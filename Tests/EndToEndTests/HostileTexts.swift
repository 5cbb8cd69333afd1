/// Texts that would do something to a terminal if any byte of their escape sequences reached it, each with a tag
/// by which it is found on the screen. None of the sequences is one that ncurses or the program's modes write.
enum HostileTexts {
  /// A text as bytes, which need not be UTF-8.
  struct Text: Sendable {
    let tag: String
    let bytes: [UInt8]

    /// Inside a JSON string: C0 escaped, all else as it is.
    var json: [UInt8] {
      bytes.flatMap { byte -> [UInt8] in
        switch byte {
        case 0x22, 0x5C: [0x5C, byte]
        case 0x0A: Array("\\n".utf8)
        case ..<0x20: Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
        default: [byte]
        }
      }
    }

    /// The nearest thing that a Swift string, an argument or a file name can hold.
    var string: String {
      String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
    }

    /// As the name of a file it is UTF-8 without a control character.
    var isNameThatIsOffered: Bool {
      let name = bytes.filter { $0 != 0 && $0 != 0x2F }.prefix(250)
      guard let name = String(validating: name, as: UTF8.self) else { return false }
      return !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
  }

  /// After ESC: every kind of control function.
  private static let functions = [
    // Looks, moves, erasing, modes, reports, printing, resets, keys, pastes.
    "[77m", "[38;2;1;2;3m", "[777;777H", "[777d", "[77J", "[3J", "[77K", "[?77h", "[?1003h",
    "[?1005h",
    "[?1015h", "[?5h", "[20h", "[6n", "[5n", "[>c", "[=c", "[0x", "[21t", "[8;10;10t", "[5i", "[!p",
    "[77q", "[4 q", "[>4;3m", "[>31u", "[201~", "[?2026$q", "[1;2;3;4;5$r", "[99999999999b",
    // Titles, clipboard, links, colours, files, notifications; ended, ended otherwise, open.
    "]0;evil\u{07}", "]1;evil\u{1B}\\", "]2;evil\u{1B}\\", "]52;c;ZXZpbA==\u{07}",
    "]52;c;?\u{1B}\\",
    "]8;;http://evil\u{1B}\\link\u{1B}]8;;\u{1B}\\", "]4;1;?\u{07}", "]10;#000000\u{07}",
    "]777;notify;evil;evil\u{07}", "]1337;File=:AAAA\u{07}", "]9;evil\u{9C}", "]0;open",
    // DCS, APC, PM, SOS; single functions.
    "P$qm\u{1B}\\", "P+q544e\u{1B}\\", "Pq#0;2;0;0;0~\u{1B}\\", "_Gf=32;AAAA\u{1B}\\",
    "^evil\u{1B}\\",
    "Xevil\u{1B}\\", "Popen", "c", "#8", "(0", ")0", "%G", "%@", "N", "OP", "D", "E", "H",
    "Z",
    "n", "|",
  ]

  /// Controls that need no ESC, and other mischief.
  private static let others: [[UInt8]] = [
    [0x07], [0x0E], [0x0F], [0x05], [0x0B], [0x0C], [0x7F], [0x18], [0x1A], [0x00], [0x11], [0x13],
    Array("secret\u{08}\u{08}\u{08}\u{08}\u{08}\u{08}public".utf8), Array("secret\rpublic".utf8),
    Array("\u{202E}txet neddih\u{202C}".utf8), Array("\u{2066}\u{2067}a\u{2069}\u{061C}".utf8),
    Array("\u{E0041}\u{E0042}\u{E007F}".utf8), Array("\u{FEFF}\u{200B}\u{2060}\u{00AD}".utf8),
    Array("\u{FFF9}a\u{FFFA}b\u{FFFB}".utf8),
    [0xEF, 0xB7, 0x90, 0xEF, 0xBF, 0xBE, 0xEF, 0xBF, 0xBF],
    Array("\u{2028}a\u{2029}b\u{85}c".utf8),
    Array(("a" + String(repeating: "\u{301}", count: 2000)).utf8),
    Array(String(repeating: "\u{1B}[77m", count: 100).utf8), Array(repeating: 0x9B, count: 300),
    [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF, 0xFE], [0xC3],
    [0xE2, 0x82],
    Array(0x80...0x9F), Array("👨‍👩‍👧‍👦🏽️🏴󠁧󠁢".utf8),
  ]

  static let all: [Text] = {
    var texts: [[UInt8]] = others
    for function in functions { texts += forms(of: function) }
    return texts.enumerated().map { index, bytes in
      let tag = "t" + String(1000 + index)
      return Text(tag: tag, bytes: Array("\(tag) ".utf8) + bytes + Array(" z".utf8))
    }
  }()

  /// The ways in which a sequence can hide.
  private static func forms(of function: String) -> [[UInt8]] {
    let plain = "\u{1B}" + function
    func replacing(_ escape: String) -> [UInt8] {
      Array(
        plain.split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: escape)
          .utf8)
    }
    func replacing(_ escape: [UInt8]) -> [UInt8] {
      Array(
        Array(plain.utf8).split(separator: 0x1B, omittingEmptySubsequences: false).joined(
          separator: escape))
    }
    return [
      Array(plain.utf8), eightBit(plain) { Array(String(Character(Unicode.Scalar($0))).utf8) },
      eightBit(plain) { [$0] }, replacing("&#27;"), replacing("&#x1b;"), replacing("&amp;#27;"),
      replacing([0xC0, 0x9B]), replacing([0xE0, 0x80, 0x9B]), replacing("\\u001b"),
      Array("`\(plain)`".utf8), Array("[x](http://e/\(plain))".utf8),
      Array("**\u{200B}\(plain)\u{202E}**".utf8),
      eightBit(plain) { Array("&#x\(String($0, radix: 16));".utf8) },
    ]
  }

  /// ESC and a byte of 0x40 to 0x5F as the C1 control that they stand for.
  private static func eightBit(_ text: String, _ write: (UInt8) -> [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped, 0x40...0x5F ~= byte {
        result += write(byte + 0x40)
      } else if isEscaped {
        result += [0x1B, byte]
      } else if byte != 0x1B {
        result.append(byte)
      }
      isEscaped = byte == 0x1B
    }
    return result
  }

  /// All of them, so many at a time.
  static func batches(of count: Int) -> [[Text]] {
    stride(from: 0, to: all.count, by: count).map { Array(all[$0..<min($0 + count, all.count)]) }
  }
}
