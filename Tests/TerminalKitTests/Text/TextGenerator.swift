import Basics

/// Makes texts for property tests; the same seed gives the same texts.
struct TextGenerator: RandomNumberGenerator {
  private var random: SplitMix

  init(seed: Int) {
    random = SplitMix(
      seed: UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678)
  }

  mutating func next() -> UInt64 { random.next() }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }

  private mutating func join(_ count: Int, _ piece: (inout TextGenerator) -> String) -> String {
    var text = ""
    for _ in 0..<count { text += piece(&self) }
    return text
  }

  // MARK: Prose

  private static let words = [
    "the", "context", "keeps", "1,024.5", "tokens", "(cached)", "e.g.", "--flag", "a-b",
    "http://a.b/c",
    "$5", "50%", "[x]", "\"said\"", "it's", "x;y", "a|b", "{k:v}", "why?!", "C:\\dir", "-1",
    "/usr/lib",
    "word", "of", "I", "supercalifragilisticexpialidocious", "...", "#tag", "<b>", "a+b=c", "@me",
  ]

  /// ASCII words and punctuation, spaces in runs.
  mutating func asciiProse(words: Int) -> String {
    join(words) { it in
      it.pick(Self.words) + String(repeating: " ", count: it.pick([0, 1, 1, 1, 1, 1, 2, 5]))
    }
  }

  /// Printable ASCII without sense.
  mutating func asciiNoise(length: Int) -> String {
    join(length) { it in
      String(UnicodeScalar(UInt8.random(in: 0x20..<0x7F, using: &it)))
    }
  }

  private static let mixed = [
    "word", "naïve", "日本語", "テキスト。", "「引用」", "中文，测试", "한국어", "한", "e\u{301}", "a\u{300}\u{316}",
    "👩‍👩‍👧", "👋🏽", "🇫🇷", "❤️", "1️⃣", "🫨", "กำลัง", "क्षत्रिय", "שלום", "مرحبا", "می‌خواهم", "か\u{3099}",
    "ｶﾞ", "…", "—", "“quoted”", "他说“你好”。", "\u{A0}", "a\u{A0}b", "\u{3000}", "\u{2003}", "\t", "\n",
    "  ",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "(", ")", ",", ".", "!", "-", "ᄒ", "ᆫ", "\u{301}", "𠮷", "Ⅷ", "ﷺ",
  ]

  /// Words of many scripts, emoji, marks, white space.
  mutating func mixedProse(words: Int) -> String {
    join(words) { it in it.pick(Self.mixed) + it.pick(["", " ", " ", " "]) }
  }

  // MARK: Hostile text

  /// A text that tries to reach the terminal.
  mutating func hostile() -> String {
    let count = Int.random(in: 1...12, using: &self)
    return join(count) { it in it.hostilePiece() }
  }

  private mutating func hostilePiece() -> String {
    switch Int.random(in: 0..<9, using: &self) {
    case 0:
      escapeSequence(introducers: [
        "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}^", "\u{1B}X",
      ])
    case 1:
      escapeSequence(introducers: ["\u{9B}", "\u{9D}", "\u{90}", "\u{9F}", "\u{9E}", "\u{98}"])
    case 2: control()
    case 3: bidi()
    case 4: zalgo()
    case 5: pick(["A", "語", "👩", " "]) + invisible()
    case 6:
      String(repeating: pick(["\u{1B}", "\u{200D}", "\u{301}", "👩‍", "ᄀ", "\u{202E}"]), count: 900)
    case 7: asciiNoise(length: 20)
    default: anyScalars(count: 20)
    }
  }

  private mutating func escapeSequence(introducers: [String]) -> String {
    let body = pick([
      "31m", "2J", "?1000h", "6n", "0;title", "52;c;aGVsbG8=", "8;;http://x\u{7}link", "$q\"p", "c",
      "?1049l",
      "1337;File=inline=1:AAAA", "38;5;1m", "H", "\u{1B}[201~", "Gi=1;AAAA",
    ])
    let end = pick(["", "\u{7}", "\u{1B}\\", "\u{9C}", "\n", "m"])
    return pick(introducers) + body + end
  }

  private mutating func control() -> String {
    let value = pick([
      UInt32.random(in: 0..<0x20, using: &self), UInt32.random(in: 0x7F...0x9F, using: &self),
    ])
    return "x" + String(Unicode.Scalar(value) ?? "\u{1B}") + pick(["", "\u{301}", "\r\n", "\r"])
  }

  private mutating func bidi() -> String {
    let controls: [Unicode.Scalar] = [
      "\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}",
      "\u{2066}",
      "\u{2067}", "\u{2068}", "\u{2069}",
    ]
    return String(pick(controls)) + "gpj.exe" + String(pick(controls))
  }

  private mutating func zalgo() -> String {
    join(Int.random(in: 1...40, using: &self)) { it in
      String(Unicode.Scalar(UInt32.random(in: 0x300...0x36F, using: &it)) ?? "x")
    } + "z"
  }

  private mutating func invisible() -> String {
    let scalars: [Unicode.Scalar] = [
      "\u{200B}", "\u{FEFF}", "\u{2060}", "\u{AD}", "\u{E0041}", "\u{E007F}", "\u{FFF9}",
      "\u{FFFB}",
      "\u{FE0F}", "\u{E0100}", "\u{180E}", "\u{2028}", "\u{2029}", "\u{85}", "\u{34F}",
      "\u{3164}", "\u{115F}", "\u{2800}", "\u{E000}", "\u{1F3FD}", "\u{1F1E6}", "\u{200D}",
    ]
    return join(3) { it in String(it.pick(scalars)) }
  }

  private mutating func anyScalars(count: Int) -> String {
    join(count) { it in
      let value = it.pick([0x2FFF, 0xFFFF, 0x1FFFF, 0x10FFFF] as [UInt32])
      return Unicode.Scalar(UInt32.random(in: 0...value, using: &it)).map(String.init) ?? ""
    }
  }
}
