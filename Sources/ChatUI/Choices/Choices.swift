import ChatModel

/// The question to the user in a conversation, and the answers that are not carried out yet.
package struct Choices: Sendable {
  /// The question above the composer; `nil` if nothing is asked.
  package private(set) var bar: ChoiceBar?
  /// A preview of what the bar's rebuild would send.
  package private(set) var preview: BarPreview?
  /// The refusal that the last key answered by sending; it is asked again if more has to be chosen.
  private var answered: SendRefusal?
  /// The unconfirmed turn that a way on was chosen for; it is not asked about until the controller answers.
  private var settling: TurnID?

  /// Asks about the last turn, if it is unconfirmed and nothing more severe is asked already.
  mutating func offer(unconfirmed turn: TurnID?) {
    if case .unconfirmed(let asked)? = bar, asked != turn { bar = nil }
    if bar == nil, let turn, turn != settling { bar = .unconfirmed(turn) }
  }

  mutating func ask(_ bar: ChoiceBar) { self.bar = bar }

  /// A prompt was refused; its text is back in the composer.
  mutating func refuse(_ refusal: SendRefusal, returned: String) {
    bar = .refused(refusal, returned: returned)
    settling = nil
  }

  mutating func close() { bar = nil }

  /// Closes the bar where it is about the prompt in the composer.
  mutating func closeAboutPrompt() {
    if bar?.isAboutPrompt == true { bar = nil }
  }

  // MARK: What was decided

  mutating func settle(_ turn: TurnID) {
    bar = nil
    settling = turn
  }

  /// The controller answered; `nil`: about any turn.
  mutating func settled(_ turn: TurnID? = nil) {
    if turn == nil || settling == turn { settling = nil }
  }

  /// The prompt of a refusal is sent: its context is rebuilt.
  mutating func answer(_ refusal: SendRefusal) { answered = refusal }

  /// The refusal that sending a turn answered, where more has to be chosen.
  mutating func takeAnswered(_ turn: TurnID) -> SendRefusal? {
    guard let refusal = answered, refusal.request.turn == turn else { return nil }
    answered = nil
    return refusal
  }

  // MARK: Previews

  /// Takes the rebuild that the bar offers after a last turn; asks for its preview, once.
  mutating func offerRebuild(_ command: SessionCommand?, after last: TurnID?) -> SessionCommand? {
    guard let command else {
      preview = nil
      return nil
    }
    guard preview?.command != command || preview?.after != last else { return nil }
    preview = BarPreview(command: command, after: last)
    return .preview(command)
  }

  mutating func show(preview offer: RebuildOffer) {
    if preview?.command == offer.command { preview?.offer = offer }
  }
}
