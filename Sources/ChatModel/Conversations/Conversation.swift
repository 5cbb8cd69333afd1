public import FoundationEssentials

/// Turns pinned to one context. A session context has exactly one, a prefix context may have many.
public struct Conversation: Codable, Hashable, Sendable, Identifiable {
  /// Its name.
  public let id: ConversationID
  /// The context that it is pinned to.
  public let context: ContextKey
  /// Shown in lists; empty until the first prompt gives one.
  public var title: String
  /// The last turn of the branch on screen; `nil` before the first turn. Turns form a tree by `parent`.
  public var head: TurnID?
  /// When it was started.
  public var createdAt: Date
  /// When a turn last changed it.
  public var updatedAt: Date
  /// The parameters set in this conversation; they override the profile's defaults.
  public var parameters: Parameters
  /// A system message that goes before the next prompt, if the user set one (`/system`).
  public var system: String?
  /// True if a reply ended while it was not on screen.
  public var isUnread: Bool
  /// When it was moved to the trash.
  public var trashedAt: Date?
  /// The turn of another conversation that it was forked from.
  public var forkedFrom: TurnID?

  /// Creates a conversation; everything that is not named is empty.
  public init(
    id: ConversationID = .random(), context: ContextKey, title: String = "",
    head: TurnID? = nil, createdAt: Date, updatedAt: Date? = nil,
    parameters: Parameters = Parameters(), system: String? = nil, isUnread: Bool = false,
    trashedAt: Date? = nil, forkedFrom: TurnID? = nil
  ) {
    self.id = id
    self.context = context
    self.title = title
    self.head = head
    self.createdAt = createdAt
    self.updatedAt = updatedAt ?? createdAt
    self.parameters = parameters
    self.system = system
    self.isUnread = isUnread
    self.trashedAt = trashedAt
    self.forkedFrom = forkedFrom
  }
}
