package import ChatModel
package import ChatTranscript
package import FoundationEssentials
package import TextEditing

/// Everything on screen that belongs to one conversation: what was said, what is being written, what is in flight.
package struct ConversationPane: Sendable {
  package let id: ConversationID
  /// What it is pinned to; `nil` only in the lobby.
  package var context: ContextKey?
  /// `nil` until the first snapshot.
  package var conversation: Conversation?
  package var transcript: Transcript
  /// What stands in the composer.
  package var editor: TextEditor
  /// The draft, while a command from the palette stands in the composer in its place.
  package var parked: TextEditor?
  package var history = PromptHistory()
  /// Turns that were sent from here and that the controller has not spoken of yet.
  package var outgoing: [OutgoingTurn] = []
  /// Turns that have not ended, in the order they were sent.
  package var live = LiveTurns()
  /// What the user is asked to decide here.
  package var bar: ChoiceBar?
  /// What creating the context anew would send, for the bar.
  package var preview: BarPreview?
  /// What the last key of the bar answered by sending the prompt; it is asked again if more has to be chosen.
  var answered: SendRefusal?
  /// The unconfirmed turn that a way on was chosen for; it is not asked about until the controller answers.
  package var settling: TurnID?
  /// The turn whose prompt is in the composer to be sent anew, with the draft that it pushed aside.
  package var editing: EditedTurn?
  /// Edited prompts on their way; each is kept until its turn ends, so that it can go back.
  var rewritten: [UnsentPrompt] = []
  /// When the draft was changed and not saved since.
  package var draftChangedAt: Date?
  /// Whether the draft was saved before what was kept of it had come.
  var savedUnseen = false
  /// Whether a page of earlier turns was asked for and has not come.
  package var isLoadingEarlier = false
  /// The first turn that is loaded.
  package var oldest: TurnID?
  /// Whether the store holds turns before it.
  package var hasEarlier = false
  /// Where to jump once the turns are there (a search hit).
  package var goal: TurnID?

  init(id: ConversationID, context: ContextKey?, theme: TranscriptTheme) {
    self.id = id
    self.context = context
    transcript = Transcript(theme: theme)
    editor = TextEditor()
  }

  /// Where text is typed before any conversation is known.
  package static let lobby = ConversationID(rawValue: "")

  /// Whether this stands for a conversation that is still being opened.
  package var isLobby: Bool { id == Self.lobby }
  /// Whether its turns have come.
  package var isLoaded: Bool { conversation != nil }
  /// Whether what is kept of the draft is known here. The lobby's is known from the start.
  var knowsDraft: Bool { isLoaded || isLobby }
  /// Whether anything here would be lost if the pane went.
  var mustStay: Bool {
    isLobby || !outgoing.isEmpty || !rewritten.isEmpty || !live.isEmpty || draftChangedAt != nil
      || editing != nil || savedUnseen
  }

  /// Whether the user would find it otherwise if it were made anew: something is written, or it is scrolled back.
  var holdsPlace: Bool { !written.isEmpty || !transcript.isAtBottom }

  /// What is being written: what stands in the composer, unless that is a command from the palette.
  var written: TextEditor {
    get { parked ?? editor }
    set { if parked == nil { editor = newValue } else { parked = newValue } }
  }

  /// What is being written, for the store. While a turn is edited the draft that it pushed aside goes with
  /// it. In the lobby the prompts that wait there belong to it: nothing else keeps them.
  package var draft: Draft {
    if isLobby, !outgoing.isEmpty {
      return Draft(text: lobbyText, caret: lobbyText.count)
    }
    return editing?.draft(written.text, caret: written.caret)
      ?? Draft(text: written.text, caret: written.caret)
  }

  /// The prompts on their way, of which the store keeps those that are not in the history. In the lobby they are
  /// part of the draft.
  var unsent: [UnsentPrompt] {
    if isLobby { return [] }
    let asked = editing?.asked.flatMap { $0.text == written.text ? $0 : nil }
    return outgoing.map { UnsentPrompt(turn: $0.request.turn, text: $0.typed) } + rewritten
      + (asked.map { [$0] } ?? [])
  }

  /// Everything that was written in the lobby.
  var lobbyText: String {
    (outgoing.map(\.typed) + [written.text]).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

/// What a prompt waits for before it goes out.
package enum Hold: Sendable, Hashable {
  /// The conversation is still being opened.
  case conversation
  /// The files that it mentions are being read.
  case files
  /// The prompt before it waits.
  case order
}

/// A turn that is shown before the controller knows it.
package struct OutgoingTurn: Sendable, Hashable {
  /// The request as it goes out; its prompt may hold the contents of files.
  package var request: SendRequest
  /// What stood in the composer.
  package let typed: String
  package var view: TurnView
  /// What it waits for; `nil` once it went out.
  package var hold: Hold?
  /// Whether the controller spoke of it. It is kept until it ends, so that `typed` can go back.
  package var isKnown = false
}
