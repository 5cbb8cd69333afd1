/// The commands of the session controller. The front end sends them, the controller carries them out in order
/// and answers with ``SessionUpdate``s. Drafts, and stopping a reply, do not wait for earlier commands.
public indirect enum SessionCommand: Hashable, Sendable {
  // Looking
  /// Load a conversation's newest turns, its draft and parameters; marks it read.
  case open(ConversationID)
  /// Load the turns before the given one.
  case loadEarlier(ConversationID, before: TurnID)
  /// Open the most recent conversation of a context, or start one.
  case openContext(ContextKey)
  /// Start a further conversation on a prefix context. On a session context: open its only one.
  case newConversation(ContextKey)
  /// Search all conversations; `serial` comes back with the hits.
  case search(query: String, serial: Int)
  /// Deliver prompts of all other conversations, the newest first (``SessionUpdate/pastPrompts(_:)``): page 0,
  /// then one after the other. A page that does not follow the one before begins with 0 again.
  case pastPrompts(besides: ConversationID, page: Int)
  /// Ask the servers that list their contexts for them.
  case lookAtServers
  /// Ask a profile's server for its models.
  case listModels(profile: String)
  /// Tell the tree of a conversation's turns.
  case readTree(ConversationID)
  /// Tell two replies, to be compared.
  case compare(Comparison.Request)
  /// Compute the usage tables.
  case computeUsage(ConversationID?)

  // Talking
  /// Send a prompt in a conversation; guarded against expired contexts unless forced.
  case send(SendRequest)
  /// Stop the turn in flight of a conversation, keep what came.
  case stop(ConversationID)
  /// Take a queued turn back; its prompt returns in ``SessionUpdate/promptReturned(_:prompt:turn:)``.
  case unqueue(TurnID)
  /// Ask again for a turn that ended. Session mode: rebuilds up to the turn before.
  case retry(TurnID)
  /// Replace a turn's prompt and ask, as the turn that the request names. Session mode: rebuilds up to the
  /// turn before.
  case edit(TurnID, SendRequest)
  /// Drop the last turn from the branch. Session mode: rebuilds.
  case undo(ConversationID)
  /// Show another alternative of a turn: `step` is +1 or −1 (choices first, then siblings).
  case flipAlternative(TurnID, step: Int)
  /// Show the branch of a turn, to where it was last gone on from.
  case showBranch(of: TurnID)
  /// A way on from an unconfirmed turn.
  case settle(TurnID, UnconfirmedWay)

  // Owning contexts
  /// Create a context on the server and open it.
  case createContext(ContextRecipe)
  /// Record an id that was made elsewhere, and open it.
  case importContext(contextID: String, label: String?, mode: ContextMode, model: String?)
  /// Record a context that a server listed, and open it.
  case importFound(ServerContext, profile: String)
  /// Give a context another model: at once where each request names its model, else by a rebuild.
  case setModel(ContextKey, String)
  /// Ask the server to keep a context for a number of seconds from now.
  case extendContext(ContextKey, seconds: Int)
  /// Delete a context on the server, and move it to the trash.
  case deleteContext(ContextKey)
  /// Create it again from the seed and, in session mode, the turns so far; then send `pending`, if any.
  case rebuild(ContextKey, pending: SendRequest?)
  /// Create it again from sources that were read again and, in session mode, the turns so far.
  case refresh(ContextKey, Seed)
  /// Carry out a command that takes a rebuild, which is only offered otherwise
  /// (``SessionUpdate/offer(_:)``), with this many of the newest turns; `nil`: all of them.
  case agreed(SessionCommand, newest: Int?)
  /// Carry out a command that takes a rebuild without an offer, unless not all turns should be replayed: then it is
  /// offered anyway, because the user has to choose.
  case atOnce(SessionCommand)
  /// Report what a command that needs a rebuild would send (``SessionUpdate/preview(_:)``), and do nothing. No answer
  /// where it could not be done now.
  case preview(SessionCommand)
  /// Make another context with the memory up to a turn (`nil`: all of it) and open it.
  case fork(ConversationID, upTo: TurnID?)
  case renameContext(ContextKey, label: String)
  case setMode(ContextKey, ContextMode)
  case setNotes(ContextKey, String)
  /// Move to the trash; the server's cache runs out by itself.
  case forgetContext(ContextKey)
  /// Take back out of the trash.
  case restoreContext(ContextKey)

  // Owning conversations
  case renameConversation(ConversationID, title: String)
  case deleteConversation(ConversationID)
  case restoreConversation(ConversationID)
  /// Keep a draft; one of the conversation with the empty name was written before any was open, and comes back
  /// at the next start as ``SessionUpdate/promptReturned(_:prompt:turn:)``. Of the `unsent` prompts those are
  /// kept above it whose turns are not in the history. `isBelowKept`: the front end has not seen yet what was
  /// kept before; the draft goes below that.
  case saveDraft(
    ConversationID, Draft, unsent: [UnsentPrompt] = [], isBelowKept: Bool = false)
  /// Put a prompt that came back above the draft, unless it already exists: for a conversation whose draft the
  /// front end does not know.
  case returnToDraft(ConversationID, prompt: String)
  case setParameters(ConversationID, Parameters)
  case setSystem(ConversationID, String?)
}

/// A prompt on its way, bound to the conversation in which Enter was pressed.
public struct SendRequest: Hashable, Sendable {
  /// The turn's name, chosen by the front end so that it can show the turn at once.
  public var turn: TurnID
  /// The conversation in which Enter was pressed.
  public var conversation: ConversationID
  /// The exact text.
  public var prompt: String
  /// The text in the composer, if it differs from the prompt: it leaves the draft when the prompt is stored.
  public var typed: String?
  /// Send even when the context is expired by our estimate.
  public var force: Bool

  /// Creates a request to send.
  public init(
    turn: TurnID = .random(), conversation: ConversationID, prompt: String, typed: String? = nil,
    force: Bool = false
  ) {
    self.turn = turn
    self.conversation = conversation
    self.prompt = prompt
    self.typed = typed
    self.force = force
  }
}

/// The three ways on from an unconfirmed turn.
public enum UnconfirmedWay: String, Hashable, Sendable, CaseIterable {
  /// Send the prompt again; the server may then hold it twice.
  case resend
  /// Make a new context without the turn, then send the prompt.
  case rebuild
  /// Keep the partial reply and continue.
  case carryOn
}
