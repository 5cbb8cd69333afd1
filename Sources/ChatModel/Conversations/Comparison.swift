import Wording

/// Two replies to one prompt, each with the turns that follow it, for `/compare`.
public struct Comparison: Hashable, Sendable {
  /// One of the two.
  public struct Side: Hashable, Sendable {
    /// Its number among the replies, from 1.
    public let number: Int
    /// The index of the reply among the choices of its turn.
    public let choice: Int
    /// The turn of the reply, then those that follow it on its branch.
    public var turns: [TurnView]
    /// True if more turns follow than were read.
    public let hasMore: Bool
    /// True if the turn of the reply is on the branch on screen.
    public let isShown: Bool

    /// Creates a side.
    public init(
      number: Int, choice: Int = 0, turns: [TurnView], hasMore: Bool = false, isShown: Bool = false
    ) {
      self.number = number
      self.choice = choice
      self.turns = turns
      self.hasMore = hasMore
      self.isShown = isShown
    }

    /// The turn of the reply, with it as the chosen one.
    public var turn: Turn? {
      guard var turn = turns.first?.turn else { return nil }
      turn.chosen = choice
      return turn
    }
  }

  /// Number of turns that are read after a reply at most.
  public static let turnLimit = 20

  /// The conversation.
  public let conversation: ConversationID
  /// Number of replies to the prompt, and to other prompts in its place.
  public let count: Int
  /// The two; none if they cannot be compared.
  public var sides: [Side]

  /// Creates a comparison.
  public init(conversation: ConversationID, count: Int, sides: [Side] = []) {
    self.conversation = conversation
    self.count = count
    self.sides = sides
  }

  /// Why there is nothing to compare; a sentence that says what to do.
  public var problem: String? {
    guard sides.count < 2 else { return nil }
    return count < 2
      ? localized("There is only one reply, nothing to compare it with. /retry asks again.")
      : localized("The replies have the numbers 1 to \(count): /compare 1 \(count).")
  }

  /// Which one a reply is, in a few words: `2/3 · 5 min ago · stopped · 78 out · model-a`.
  ///
  /// - Parameters:
  ///   - turn: Its turn as it is now.
  ///   - when: When it was asked for, in words.
  public func heading(of side: Side, _ turn: Turn?, when: String) -> String {
    let turn = turn ?? side.turn
    let ending = turn?.endingWords ?? (turn == nil ? nil : localized("in progress"))
    let parts = [
      "\(side.number)/\(count)", when, ending, turn?.usage?.outputWords(), turn?.modelServed,
    ]
    return parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension Comparison {
  /// The two replies to be compared.
  public struct Request: Hashable, Sendable {
    /// The conversation.
    public let conversation: ConversationID
    /// The turn whose replies are meant, or the nearest before it that has several; the last one if `nil`.
    public let turn: TurnID?
    /// The number of the first reply; `nil` for the one on screen.
    public let left: Int?
    /// The number of the second reply; `nil` for the one before the first.
    public let right: Int?

    /// Creates a request.
    public init(
      _ conversation: ConversationID, at turn: TurnID? = nil, left: Int? = nil, right: Int? = nil
    ) {
      self.conversation = conversation
      self.turn = turn
      self.left = left
      self.right = right
    }

    /// The request that the words after `/compare` make: nothing, the number of the second reply, or both numbers.
    public init?(_ conversation: ConversationID, at turn: TurnID? = nil, words: String) {
      let words = words.split(whereSeparator: \.isWhitespace)
      let numbers = words.compactMap { Int($0) }
      guard numbers.count == words.count, numbers.count < 3 else { return nil }
      self.init(
        conversation, at: turn, left: numbers.count == 2 ? numbers[0] : nil, right: numbers.last)
    }

    /// The words that `/compare` takes, as a sentence.
    public static var rule: String {
      localized(
        "/compare takes the numbers of one or two replies, such as 1 3; alone, the last two.")
    }

    /// The numbers of the two, of `count` replies of which `shown` is on screen; `nil` if there are no such two.
    public func numbers(count: Int, shown: Int) -> (left: Int, right: Int)? {
      let left = left ?? shown
      guard count > 1, 1...count ~= left, right.map({ 1...count ~= $0 }) ?? true else { return nil }
      if let right, right != left { return (left, right) }
      return (left, left > 1 ? left - 1 : 2)
    }
  }
}
