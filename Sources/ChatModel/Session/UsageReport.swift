/// The figures of `/usage`: each is a sum of what servers reported, none is invented.
public struct UsageReport: Hashable, Sendable {
  /// One row of the report.
  public struct Row: Hashable, Sendable {
    /// A turn's prompt, a conversation's title, a context's label.
    public var label: String
    /// The token counts.
    public var usage: Usage
    /// Number of turns in the sum.
    public var turns: Int
    /// In the profile's currency; `nil` when a price is unknown.
    public var cost: Double?
    /// Saved by the cache, net of creation and storage where those prices are known; `nil` when unknown.
    public var saved: Double?

    /// Creates a row.
    public init(
      label: String, usage: Usage, turns: Int, cost: Double? = nil, saved: Double? = nil
    ) {
      self.label = label
      self.usage = usage
      self.turns = turns
      self.cost = cost
      self.saved = saved
    }
  }

  /// The turns of the conversation that was asked about, oldest first.
  public var turns: [Row]
  /// The conversation that was asked about.
  public var conversation: Row?
  /// One row per context.
  public var contexts: [Row]
  /// The sum over all contexts.
  public var total: Row
  /// The currency of the amounts, when prices are known.
  public var currency: String?

  /// Creates a report.
  public init(
    turns: [Row] = [], conversation: Row? = nil, contexts: [Row] = [], total: Row,
    currency: String? = nil
  ) {
    self.turns = turns
    self.conversation = conversation
    self.contexts = contexts
    self.total = total
    self.currency = currency
  }
}
