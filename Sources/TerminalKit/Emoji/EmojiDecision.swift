/// Which emoji of several scalars are drawn whole, and why.
public struct EmojiDecision: Equatable, Sendable {
  /// Why a decision is as it is.
  public enum Reason: Equatable, Sendable {
    /// The configuration says so.
    case setting
    /// tmux, screen and their like count columns by themselves and do not tell what the terminal around them draws.
    case multiplexer
    /// The terminal is in no table, or older than the one there; `nil`: it does not say who it is.
    case unknown(TerminalIdentity?)
    /// It was not measured yet.
    case unmeasured(TerminalIdentity)
    /// Table and measure agree for what is drawn whole.
    case measured(TerminalIdentity)
  }

  /// The kinds that are drawn whole.
  public let forms: EmojiForms
  /// Why not more, or not less, is drawn whole.
  public let reason: Reason

  /// Decides.
  ///
  /// - Parameters:
  ///   - isMultiplexed: True inside tmux, screen and their like.
  ///   - terminal: Who the terminal says that it is.
  ///   - widths: By how many columns each kind moved its cursor; `nil` before it was measured.
  public init(
    _ setting: EmojiSetting, isMultiplexed: Bool, terminal: TerminalIdentity?,
    widths: [EmojiForms: Int]?
  ) {
    switch (setting, terminal, widths) {
    case (.whole, _, _): self.init(.all, .setting)
    case (.safe, _, _): self.init([], .setting)
    case _ where isMultiplexed: self.init([], .multiplexer)
    case (.auto, let terminal?, _) where KnownTerminals.forms(of: terminal).isEmpty:
      self.init([], .unknown(terminal))
    case (.auto, nil, _): self.init([], .unknown(nil))
    case (.auto, let terminal?, nil): self.init([], .unmeasured(terminal))
    case (.auto, let terminal?, let widths?):
      let measured = widths.filter { $0.value == EmojiForms.columns }.keys
      self.init(
        KnownTerminals.forms(of: terminal).intersection(EmojiForms(measured)), .measured(terminal))
    }
  }

  private init(_ forms: EmojiForms, _ reason: Reason) {
    self.forms = forms
    self.reason = reason
  }
}
