/// Separates reasoning and reply if a server leaves both in one text: a reply that begins with
/// `<think>` (DeepSeek R1, Qwen, GLM, MiniMax behind servers without a parser of reasoning).
///
/// Only the very beginning counts, so a text that mentions the tag stays as it is. Where it begins
/// with the tag but continues like a sentence about it, the end tag decides.
struct ThinkFolding {
  private enum State {
    /// Nothing but white space and a piece of the tag has come.
    case beginning
    /// The tag has come, and after it what may be a sentence about it.
    case open
    /// Behind the tag: line ends belong to it.
    case opened
    case reasoning
    /// Behind the end tag: line ends belong to it.
    case between
    case reply
  }

  /// Number of bytes that are held back until their kind is clear.
  private static let heldLimit = 1 << 16
  private static let startTag = Array("<think>".utf8)
  private static let endTag = Array("</think>".utf8)

  private var state = State.beginning
  private var held: [UInt8] = []
  /// The place in the held text up to which no tag begins, so that a long text is searched once.
  private var searched = 0
  /// True if reasoning was found.
  private(set) var found = false

  /// True if everything that comes is the reply.
  var isOver: Bool { state == .reply }

  /// Splits the next text into reasoning and reply.
  mutating func take(_ text: String) -> (reasoning: String, reply: String) {
    guard state != .reply else { return ("", text) }
    held.append(contentsOf: text.utf8)
    var reasoning: [UInt8] = []
    var reply: [UInt8] = []
    while step(&reasoning, &reply) {}
    return (String(decoding: reasoning, as: UTF8.self), String(decoding: reply, as: UTF8.self))
  }

  /// The text that was held back, once no more comes.
  mutating func finish() -> (reasoning: String, reply: String) {
    defer { held = [] }
    let text = String(decoding: held, as: UTF8.self)
    switch state {
    case .reasoning: return (text, "")
    case .opened, .between: return ("", "")
    case .beginning, .open, .reply: return ("", text)
    }
  }

  /// Continues as far as the held text decides; returns true if there may be more to do.
  private mutating func step(_ reasoning: inout [UInt8], _ reply: inout [UInt8]) -> Bool {
    switch state {
    case .beginning: return begin()
    case .open: return close(&reasoning)
    case .opened:
      held = Array(held.drop { $0 == 0x0A || $0 == 0x0D })
      guard !held.isEmpty else { return false }
      state = .reasoning
      return true
    case .reasoning: return reason(&reasoning)
    case .between:
      held = Array(held.drop { $0 == 0x20 || 0x09...0x0D ~= $0 })
      guard !held.isEmpty else { return false }
      state = .reply
      return true
    case .reply:
      reply += held
      held = []
      return false
    }
  }

  private mutating func begin() -> Bool {
    searched = held[searched...].firstIndex { $0 != 0x20 && !(0x09...0x0D ~= $0) } ?? held.count
    let text = held[searched...]
    if text.count <= Self.startTag.count {
      let isOpen = Self.startTag.starts(with: text) && searched <= Self.heldLimit
      if !isOpen { state = .reply }
      return !isOpen
    }
    guard text.starts(with: Self.startTag) else {
      state = .reply
      return true
    }
    let next = text[text.startIndex + Self.startTag.count]
    searched = 0
    state = next == 0x0A || next == 0x0D || next.isLetter ? .opened : .open
    if state == .opened {
      found = true
      held = Array(text.dropFirst(Self.startTag.count))
    }
    return true
  }

  /// Waits for the end tag.
  private mutating func close(_ reasoning: inout [UInt8]) -> Bool {
    let limit = Self.heldLimit + Self.endTag.count
    guard let end = held.prefix(limit).place(of: Self.endTag, from: searched) else {
      searched = max(0, min(held.count, limit) - Self.endTag.count + 1)
      if held.count >= limit { state = .reply }
      return state == .reply
    }
    found = true
    let start = (held[...].place(of: Self.startTag) ?? 0) + Self.startTag.count
    reasoning += held[start..<end]
    held.removeFirst(end + Self.endTag.count)
    state = .between
    return true
  }

  private mutating func reason(_ reasoning: inout [UInt8]) -> Bool {
    if let end = held[...].place(of: Self.endTag) {
      reasoning += held[..<end]
      held.removeFirst(end + Self.endTag.count)
      state = .between
      return true
    }
    // The beginning of the end tag waits for its rest.
    let kept = (1..<Self.endTag.count).reversed().first {
      held.suffix($0) == Self.endTag.prefix($0)
    }
    reasoning += held.dropLast(kept ?? 0)
    held = Array(held.suffix(kept ?? 0))
    return false
  }
}

extension ArraySlice<UInt8> {
  /// The first place of other bytes in these, at or behind another place. The slice begins at 0.
  fileprivate func place(of other: [UInt8], from start: Int = 0) -> Int? {
    guard count >= start + other.count else { return nil }
    return (start...(count - other.count)).first {
      self[$0] == other[0] && self[$0..<$0 + other.count].elementsEqual(other)
    }
  }
}

extension UInt8 {
  /// A letter or a digit, or a part of a character beyond ASCII.
  fileprivate var isLetter: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }
}
