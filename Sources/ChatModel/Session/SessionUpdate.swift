public import FoundationEssentials

/// The updates of the session controller. Only deltas may be merged on the way; nothing is dropped.
public enum SessionUpdate: Hashable, Sendable {
  /// The profiles whose contexts can be used, that of new contexts first. Sent at the start.
  case profiles([ProfileSummary])
  /// The registry: every context outside the trash with its conversations. Sent at the start and on each change.
  case contexts([ContextSummary])
  /// The start is complete: its conversation is open, or there is none.
  case started
  /// A conversation was opened: show it.
  case opened(ConversationSnapshot)
  /// Earlier turns of a conversation, oldest first.
  case earlier(ConversationID, turns: [TurnView], hasEarlier: Bool)
  /// A turn is new, or something about it other than streamed text changed.
  case turn(TurnView)
  /// Streamed text, to be appended.
  case delta(TurnDelta)
  /// The visible branch changed (retry, edit, undo, flip, rebuild): the whole newest page.
  case branch(ConversationSnapshot)
  /// The prompt could not be sent as it is; the text is back in the user's hands.
  case refused(SendRefusal)
  /// A prompt that had not gone out was taken back; its turn no longer exists.
  case promptReturned(ConversationID, prompt: String, turn: TurnID? = nil)
  /// A command takes a rebuild: nothing is done until the user agrees.
  case offer(RebuildOffer)
  /// The rebuild that a command would need, for ``SessionCommand/preview(_:)``.
  case preview(RebuildOffer)
  /// A slow job began, continued or ended (`done`): creating, rebuilding, importing.
  case progress(JobProgress)
  /// How far a server has read the seed of a new context, by the server's id of it.
  case seedProgress(contextID: String, SeedProgress)
  /// The contexts that a server has, ours among them.
  case serverContexts(profile: String, [ServerContext])
  /// The names of a profile's models; none if they could not be listed.
  case models(profile: String, [String])
  case searchResults(serial: Int, [SearchHit])
  /// Prompts of other conversations, for ``SessionCommand/pastPrompts(besides:page:)``.
  case pastPrompts(PastPromptPage)
  /// All branches of a conversation, for ``SessionCommand/readTree(_:)``.
  case tree(BranchTree)
  /// Two replies, for ``SessionCommand/compare(_:)``.
  case comparison(Comparison)
  case usage(UsageReport)
  /// The history takes nothing, or, with `nil`, everything again.
  case saving(SavingTrouble?)
  case notice(Notice)
}

/// A context as the menu and the header show it.
public struct ContextSummary: Hashable, Sendable, Identifiable {
  /// The record of the context.
  public var context: CachedContext
  /// Newest first, none in the trash.
  public var conversations: [ConversationSummary]

  /// The key, for lists.
  public var id: ContextKey { context.key }

  /// Creates a summary.
  public init(context: CachedContext, conversations: [ConversationSummary] = []) {
    self.context = context
    self.conversations = conversations
  }
}

/// A conversation as lists show it.
public struct ConversationSummary: Hashable, Sendable, Identifiable {
  /// The id of the conversation.
  public var id: ConversationID
  /// Its context.
  public var context: ContextKey
  /// Its title; empty before the first prompt.
  public var title: String
  /// The date of its last change.
  public var updatedAt: Date
  /// Number of turns on the visible branch.
  public var turnCount: Int
  /// True if a turn is in flight.
  public var isStreaming: Bool
  /// True if a reply ended while the conversation was not on screen.
  public var isUnread: Bool
  /// The beginning of the last prompt and reply, for a preview.
  public var lastPrompt: String
  /// The beginning of the last reply, for a preview.
  public var lastReply: String

  /// Creates a summary.
  public init(
    id: ConversationID, context: ContextKey, title: String, updatedAt: Date, turnCount: Int = 0,
    isStreaming: Bool = false, isUnread: Bool = false, lastPrompt: String = "",
    lastReply: String = ""
  ) {
    self.id = id
    self.context = context
    self.title = title
    self.updatedAt = updatedAt
    self.turnCount = turnCount
    self.isStreaming = isStreaming
    self.isUnread = isUnread
    self.lastPrompt = lastPrompt
    self.lastReply = lastReply
  }
}

/// A conversation as it is when it is opened.
public struct ConversationSnapshot: Hashable, Sendable {
  /// The record of the conversation.
  public var conversation: Conversation
  /// The newest page of the visible branch, oldest first.
  public var turns: [TurnView]
  /// True if the store holds turns before these.
  public var hasEarlier: Bool
  /// The text in its composer.
  public var draft: Draft
  /// Prompts of this conversation for ↑ and Ctrl+R, oldest first.
  public var promptHistory: [String]

  /// Creates a snapshot.
  public init(
    conversation: Conversation, turns: [TurnView] = [], hasEarlier: Bool = false,
    draft: Draft = Draft(), promptHistory: [String] = []
  ) {
    self.conversation = conversation
    self.turns = turns
    self.hasEarlier = hasEarlier
    self.draft = draft
    self.promptHistory = promptHistory
  }
}

/// A turn with its place among its alternatives.
public struct TurnView: Hashable, Sendable, Identifiable {
  /// The turn itself.
  public var turn: Turn
  /// Number of turns that share its parent, itself included.
  public var alternatives: Int
  /// Its place among them, from 0.
  public var alternative: Int
  /// True if the model's memory starts here, by our estimate (the horizon is drawn above it).
  public var isHorizon: Bool
  /// True if the text of its reply was delivered in pieces and is left out of `turn`, so that a long one is
  /// not in memory twice.
  public var isTextTold = false

  /// The id of the turn, for lists.
  public var id: TurnID { turn.id }

  /// Creates a turn without alternatives unless they are named.
  public init(turn: Turn, alternatives: Int = 1, alternative: Int = 0, isHorizon: Bool = false) {
    self.turn = turn
    self.alternatives = alternatives
    self.alternative = alternative
    self.isHorizon = isHorizon
  }
}

/// Text that arrived for a turn.
public struct TurnDelta: Hashable, Sendable {
  /// The turn that the text belongs to.
  public var turn: TurnID
  /// The conversation of the turn.
  public var conversation: ConversationID
  /// The index of the choice.
  public var choice: Int
  /// Text to append to the reply.
  public var content: String
  /// Text to append to the reasoning.
  public var reasoning: String

  /// Creates a delta.
  public init(
    turn: TurnID, conversation: ConversationID, choice: Int = 0, content: String = "",
    reasoning: String = ""
  ) {
    self.turn = turn
    self.conversation = conversation
    self.choice = choice
    self.content = content
    self.reasoning = reasoning
  }
}

/// Why a prompt was not sent. The front end puts the text back into that conversation's composer and offers ways on.
public struct SendRefusal: Hashable, Sendable {
  /// The reason of a refusal.
  public enum Reason: Hashable, Sendable {
    /// Expired by our estimate, or under 60 s left: offer rebuild and send, send anyway, choose another.
    case expired(secondsLeft: Int)
    /// The server said that the context is gone: offer rebuild and send, choose another.
    case lost
    /// The conversation does not fit into the model's window: offer a rebuild with fewer turns. The message says what
    /// was told, as a part of a sentence.
    case tooLong(message: String)
    /// A parameter or the prompt itself cannot be sent.
    case invalid(message: String)
    /// It cannot be sent there as things are: in the trash, nothing to rebuild from. The message says why.
    case impossible(message: String)
    /// Another instance drives this session context.
    case drivenElsewhere
    /// The last turn is unconfirmed: settle it first.
    case unconfirmed(TurnID)
    /// The history could not take the prompt; it was not sent. `isBusy`: because another program holds it.
    case notStored(message: String, isBusy: Bool = false)
  }

  /// The refused request.
  public var request: SendRequest
  /// The reason.
  public var reason: Reason

  /// Creates a refusal.
  public init(request: SendRequest, reason: Reason) {
    self.request = request
    self.reason = reason
  }
}

/// A slow job.
public struct JobProgress: Hashable, Sendable {
  /// The stage of a job, with a sentence for the user.
  public enum Stage: Hashable, Sendable {
    case running(String)
    case done(String)
    case failed(String)
  }

  /// The number shared by all reports of one job.
  public var job: Int
  /// Which context it is about; `nil` for one that does not exist yet.
  public var context: ContextKey?
  /// The present stage.
  public var stage: Stage

  /// Progress of a job.
  public init(job: Int, context: ContextKey?, stage: Stage) {
    self.job = job
    self.context = context
    self.stage = stage
  }
}

/// Something to tell the user without stealing the keyboard.
public struct Notice: Hashable, Sendable {
  /// The importance of a notice.
  public enum Level: Hashable, Sendable { case info, warning, error }

  /// The importance of the notice.
  public var level: Level
  /// One or two plain sentences: what happened, to what, what to do next.
  public var text: String
  /// The conversation that it is about, if any.
  public var conversation: ConversationID?

  /// Creates a notice.
  public init(level: Level, text: String, conversation: ConversationID? = nil) {
    self.level = level
    self.text = text
    self.conversation = conversation
  }
}
