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
  /// The progress of a server that reads the seed of a new context, by the server's id of it.
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
