/// A user message and what came back for it.
public struct Turn: Codable, Hashable, Sendable, Identifiable {
  /// Its name.
  public let id: TurnID
  /// The conversation that Enter was pressed in.
  public let conversation: ConversationID
  /// The turn before it on its branch. Turns with the same parent are alternatives of each other.
  public var parent: TurnID?
  /// A system message that went before the prompt.
  public var system: String?
  /// The user's prompt, exactly.
  public var prompt: String
  /// The replies: one choice, more with `n` > 1, none before the first token.
  public var choices: [Choice]
  /// The index in `choices` that the conversation continues from.
  public var chosen: Int
  /// The phase of the turn.
  public var phase: TurnPhase
  /// Tokens as the server said; `nil` until it did.
  public var usage: Usage?
  /// When things happened.
  public var timings: TurnTimings
  /// The server's id that it was sent to: where it differs from the turn before there is a seam.
  public var contextID: String
  /// The parameters sent with it.
  public var parameters: Parameters
  /// The model version that the server named.
  public var modelServed: String?
  /// The server's name of the request, for error reports.
  public var requestID: String?
  /// The turn on the server, in a context of mode `chain`; `nil` until the server named it.
  public var node: TurnNode?
  /// The failure, as sentences for the user, unless the ending is a good one.
  public var failure: String?

  /// Creates a turn that has not been sent.
  public init(
    id: TurnID = .random(), conversation: ConversationID, parent: TurnID? = nil,
    system: String? = nil, prompt: String, choices: [Choice] = [], chosen: Int = 0,
    phase: TurnPhase = .queued, usage: Usage? = nil, timings: TurnTimings,
    contextID: String, parameters: Parameters = Parameters(), modelServed: String? = nil,
    requestID: String? = nil, node: TurnNode? = nil, failure: String? = nil
  ) {
    self.id = id
    self.conversation = conversation
    self.parent = parent
    self.system = system
    self.prompt = prompt
    self.choices = choices
    self.chosen = chosen
    self.phase = phase
    self.usage = usage
    self.timings = timings
    self.contextID = contextID
    self.parameters = parameters
    self.modelServed = modelServed
    self.requestID = requestID
    self.node = node
    self.failure = failure
  }

  /// The text of the chosen choice, empty before it begins.
  public var reply: String { choices.indices.contains(chosen) ? choices[chosen].content : "" }

  /// The ending; `nil` before the turn has ended.
  public var ending: TurnEnding? {
    if case .ended(let ending) = phase { ending } else { nil }
  }
}
