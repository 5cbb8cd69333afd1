package import ChatModel

/// The text that has arrived for one choice and was not handed on yet, and what must be known of the rest.
package struct ChoiceAccumulator: Sendable {
  /// A place in the texts, to go back to.
  struct Mark: Sendable {
    fileprivate let content: Int
    fileprivate let reasoning: Int
    fileprivate let isRefusal: Bool
    fileprivate let finishReason: FinishReason?
  }

  let index: Int
  /// Text of the reply, as it came.
  package var content = TextAccumulator()
  /// Text of the reasoning, as it came.
  package var reasoning = TextAccumulator()
  /// True if the text came as a refusal.
  package var isRefusal = false
  /// True if text came in pieces, so that a `message` later on is the whole once more.
  var cameInPieces = false
  /// Number of chunks with text.
  var pieces = 0
  /// The server's word for why it ended; set once there is one.
  package private(set) var finishReason: FinishReason?
  private var hasNewFinish = false
  private var ready = ChoiceDelta()
  private var folding = ThinkFolding()
  /// The text as it came, the reply that was made of it, and the reasoning.
  private var sent = TextDigest()
  private var replied = TextDigest()
  private var reasoned = TextDigest()

  /// A choice without text.
  package init(index: Int) {
    self.index = index
  }

  /// True if the server's word says that it is over, well or cut.
  package var hasEnded: Bool {
    switch finishReason?.meaning {
    case .complete, .length, .filter, .refusal: true
    case .failure, nil: false
    }
  }

  /// True if any text came.
  package var isEmpty: Bool {
    content.isEmpty && reasoning.isEmpty && sent.count == 0 && reasoned.count == 0
  }

  /// Takes a word for why it ended. The weightier of two words stays: a failure is one, whatever is
  /// said after it.
  package mutating func finish(_ word: String) {
    var reason = FinishReason(rawValue: word)
    if reason == finishReason || reason.saysNothing { return }
    if isRefusal, reason.meaning == .complete { reason = .refusal }
    guard reason.weight >= (finishReason?.weight ?? 0) else { return }
    hasNewFinish = reason != finishReason
    finishReason = reason
  }

  /// The next value of the body comes. Reasoning comes in members of its own and between tags in the text: as long as
  /// both are possible, what came first goes out first, however many values one feed holds.
  package mutating func beginValue() {
    if !folding.isOver, !content.isEmpty || !reasoning.isEmpty { settle(isFinal: false) }
  }

  /// The new text as a delta; `nil` if there is none. Half a character is held back until no more bytes can
  /// come.
  package mutating func take(isFinal: Bool) -> ChoiceDelta? {
    settle(isFinal: isFinal)
    if isFinal { add(folding.finish()) }
    if hasNewFinish { ready.finishReason = finishReason }
    hasNewFinish = false
    if ready.content.isEmpty, ready.reasoning.isEmpty, ready.finishReason == nil { return nil }
    var delta = ChoiceDelta(index: index)
    swap(&delta, &ready)
    delta.index = index
    return delta
  }

  // MARK: Going back

  var mark: Mark {
    Mark(
      content: content.count, reasoning: reasoning.count, isRefusal: isRefusal,
      finishReason: finishReason)
  }

  /// True if text came after a mark.
  func hasText(since mark: Mark) -> Bool {
    content.count > mark.content || reasoning.count > mark.reasoning
  }

  /// Forgets what came after a mark.
  mutating func goBack(to mark: Mark) {
    content.drop(after: mark.content)
    reasoning.drop(after: mark.reasoning)
    isRefusal = mark.isRefusal
    finishReason = mark.finishReason
  }

  // MARK: What is sent twice

  /// Takes the whole of a reply that came, at least in part, already: only what is new of it.
  mutating func takeWhole(content whole: [UInt8], reasoning thoughts: [UInt8]) {
    settle(isFinal: false)
    let rest =
      sent.rest(of: whole) ?? (folding.found ? replied.rest(of: whole) : nil) ?? whole[...]
    content.append(rest)
    reasoning.append(reasoned.rest(of: thoughts) ?? thoughts[...])
  }

  /// Takes the whole of a reply at its end: all of it where nothing came before, else only what continues what came.
  package mutating func takeRest(content whole: [UInt8], reasoning thoughts: [UInt8]) {
    settle(isFinal: false)
    if sent.count == 0 {
      content.append(whole[...])
    } else if let rest = sent.rest(of: whole) {
      content.append(rest)
    }
    if reasoned.count == 0 {
      reasoning.append(thoughts[...])
    } else if let rest = reasoned.rest(of: thoughts) {
      reasoning.append(rest)
    }
  }

  /// Forgets the text after a mark if it only repeats all that came before in several pieces: the
  /// last chunk of some servers does. Short texts stay, as a reply may well end like that.
  mutating func dropRepetition(since mark: Mark) {
    guard pieces > 2, content.count - mark.content >= 8 else { return }
    let last = content.cut(after: mark.content)
    settle(isFinal: false)
    if sent.rest(of: last)?.isEmpty != true { content.append(last[...]) }
  }

  // MARK: Texts

  /// Makes text of the bytes that came.
  private mutating func settle(isFinal: Bool) {
    if !content.isEmpty {
      var text = content.take(isFinal: isFinal)
      text.withUTF8 { sent.append(UnsafeRawBufferPointer($0)) }
      if folding.isOver {
        ready.content += text
        if folding.found { note(text) }
      } else {
        add(folding.take(text))
      }
    }
    if !reasoning.isEmpty {
      var text = reasoning.take(isFinal: isFinal)
      text.withUTF8 { reasoned.append(UnsafeRawBufferPointer($0)) }
      ready.reasoning += text
    }
  }

  private mutating func add(_ parts: (reasoning: String, reply: String)) {
    ready.reasoning += parts.reasoning
    ready.content += parts.reply
    if folding.found { note(parts.reply) }
  }

  private mutating func note(_ reply: String) {
    var reply = reply
    reply.withUTF8 { replied.append(UnsafeRawBufferPointer($0)) }
  }
}

extension FinishReason {
  /// Which of two words for one reply counts.
  fileprivate var weight: Int {
    switch meaning {
    case nil: 1
    case .complete: 2
    case .length: 3
    case .filter, .refusal: 4
    case .failure: 5
    }
  }
}
