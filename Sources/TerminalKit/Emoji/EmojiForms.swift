/// Kinds of emoji that terminals draw in different ways, as a set.
public struct EmojiForms: OptionSet, Hashable, Sendable {
  /// A bit for each kind.
  public let rawValue: UInt8

  /// The kinds whose bits are set.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A symbol that a variation selector makes an emoji of: ❤️ ⚠️ ℹ️.
  public static let variation = EmojiForms(rawValue: 1)
  /// A digit, # or * in a keycap: 1️⃣.
  public static let keycap = EmojiForms(rawValue: 2)
  /// Two regional indicators: 🇩🇪.
  public static let flag = EmojiForms(rawValue: 4)
  /// A black flag with tags: England, Scotland and Wales.
  public static let tagFlag = EmojiForms(rawValue: 8)
  /// A person or hand with a skin tone: 👍🏽.
  public static let tone = EmojiForms(rawValue: 16)
  /// Emoji joined by zero-width joiners: families, professions, 🏳️‍🌈.
  public static let joined = EmojiForms(rawValue: 32)
  /// A character of Unicode 15, the newest that our own table knows: 🫨.
  public static let recent = EmojiForms(rawValue: 64)

  /// All kinds.
  public static let all: EmojiForms = [
    .variation, .keycap, .flag, .tagFlag, .tone, .joined, .recent,
  ]

  /// The kinds one by one, in the order in which they are measured and told.
  public static let each: [EmojiForms] = [
    .variation, .keycap, .flag, .tagFlag, .tone, .joined, .recent,
  ]

  /// A word for each kind, for files and for the log.
  public static let words: [(form: EmojiForms, word: String)] = [
    (.variation, "variation"), (.keycap, "keycap"), (.flag, "flag"), (.tagFlag, "tagflag"),
    (.tone, "tone"), (.joined, "joined"), (.recent, "recent"),
  ]

  /// The text that is printed to measure a kind. Each is the one that was looked at in pictures.
  public var sample: String {
    switch self {
    case .variation: "\u{2764}\u{FE0F}"
    case .keycap: "1\u{FE0F}\u{20E3}"
    case .flag: "\u{1F1E9}\u{1F1EA}"
    case .tagFlag: "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"
    case .tone: "\u{1F44D}\u{1F3FD}"
    case .joined: "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}"
    case .recent: "\u{1FAE8}"
    default: ""
    }
  }

  /// The columns that every whole emoji is laid out in, and that a terminal has to count.
  public static let columns = 2
}
