/// The words and marks of a language, for the lexer that most languages share.
final class LanguageTable: Sendable {
  /// The start and end of a string.
  struct StringRule: Sendable {
    var start: [UInt8]
    var end: [UInt8]
    var escapes: Bool
    var isMultiline: Bool

    /// Creates a rule for strings between two marks.
    init(_ start: String, _ end: String? = nil, escapes: Bool = true, isMultiline: Bool = false) {
      self.start = Array(start.utf8)
      self.end = Array((end ?? start).utf8)
      self.escapes = escapes
      self.isMultiline = isMultiline
    }
  }

  /// Features that only some languages have.
  struct Features: OptionSet, Sendable {
    let rawValue: Int

    /// Words mean the same in any case.
    static let foldsCase = Features(rawValue: 1)
    /// A name with an upper-case initial is a type.
    static let capitalTypes = Features(rawValue: 2)
    /// `@name` is an attribute.
    static let atAttributes = Features(rawValue: 4)
    /// A line that starts with `#` is for the preprocessor.
    static let preprocessor = Features(rawValue: 8)
    /// `#[…]` is an attribute.
    static let hashAttributes = Features(rawValue: 16)
    /// `$name` is a variable.
    static let dollarVariables = Features(rawValue: 32)
    /// Strings with number signs around: `#"…"#` (Swift), `r#"…"#` (Rust).
    static let hashStrings = Features(rawValue: 64)
    /// `'a` may be a lifetime or label; a character's literal ends right after it.
    static let lifetimes = Features(rawValue: 128)
    /// `R"x(…)x"`.
    static let delimitedStrings = Features(rawValue: 256)
    /// A short name may appear right before a string and belongs to it.
    static let stringPrefixes = Features(rawValue: 512)
    /// `<<NAME` starts a here document.
    static let heredocs = Features(rawValue: 1024)
    /// Comments start only where a word could.
    static let commentsAtWords = Features(rawValue: 2048)
    /// A string or name before a colon is a key.
    static let keys = Features(rawValue: 4096)
    /// Names may have hyphens in them.
    static let hyphens = Features(rawValue: 8192)
    /// A name before a parenthesis is not a call.
    static let noCalls = Features(rawValue: 16384)
    /// `:name` is a symbol.
    static let symbols = Features(rawValue: 32768)
    /// `<<<` is followed by a word, not by a document.
    static let hereStrings = Features(rawValue: 65536)
    /// A backslash outside strings takes the meaning from the character after it.
    static let backslashes = Features(rawValue: 131_072)
    /// `/…/` is a regular expression where a value may start.
    static let regularExpressions = Features(rawValue: 262_144)
    /// `$(name)` is a variable.
    static let parenthesisVariables = Features(rawValue: 524_288)
    /// Here documents start with `<<<`; `<<` shifts.
    static let threeAngles = Features(rawValue: 1_048_576)
  }

  let words: WordTable
  let lineComments: [[UInt8]]
  let commentStart: [UInt8]
  let commentEnd: [UInt8]
  let commentsNest: Bool
  let strings: [StringRule]
  let features: Features
  /// For each byte whether a comment or string may start with it.
  let isSpecial: [Bool]

  /// Creates a language.
  init(
    keywords: String, types: String = "",
    line: [String] = ["//"], block: (String, String)? = ("/*", "*/"), nests: Bool = false,
    strings: [StringRule] = [StringRule("\""), StringRule("'")], _ features: Features = []
  ) {
    words = WordTable(
      keywords: keywords, types: types, foldingCase: features.contains(.foldsCase))
    lineComments = line.map { Array($0.utf8) }
    commentStart = Array((block?.0 ?? "").utf8)
    commentEnd = Array((block?.1 ?? "").utf8)
    commentsNest = nests
    self.strings = strings.sorted { $0.start.count > $1.start.count }
    self.features = features
    var special = Array(repeating: false, count: 256)
    for mark in lineComments + [commentStart] + strings.map(\.start) {
      if let first = mark.first { special[Int(first)] = true }
    }
    isSpecial = special
  }
}
