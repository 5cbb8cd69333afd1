/// Finds out which emoji of several scalars this terminal draws whole: by its own name, then by a measure.
///
/// A state machine without the terminal. Whoever has it asks XTVERSION, DA2 and DA1 where ``asks`` says so, gives it the
/// answers, and prints what it wants to be measured: each sample at the start of one row, with CPR asked after it.
public struct EmojiProbe: Sendable {
  /// The next step after an answer.
  public enum Step: Equatable, Sendable {
    case nothing
    /// The samples of these kinds are to be printed.
    case measure([EmojiForms])
    /// Draw again: other kinds are drawn whole now.
    case redraw
  }

  private enum Stage: Equatable {
    case asking
    case measuring(TerminalIdentity, left: [EmojiForms], row: Int?)
    case over
  }

  /// The decision so far.
  public private(set) var decision: EmojiDecision
  /// The result for the next start; `nil` if it is known already, or if nothing was found out.
  public private(set) var found: MeasuredTerminal?

  private let setting: EmojiSetting
  private let environment: TerminalEnvironment
  private let remembered: MeasuredTerminal?
  private var stage: Stage
  private var terminal: TerminalIdentity?
  private var widths: [EmojiForms: Int] = [:]

  /// A probe of a start.
  ///
  /// What is remembered of a terminal is believed at once if the environment names one, and else when the terminal has
  /// said that it is the same.
  public init(
    _ setting: EmojiSetting, _ environment: TerminalEnvironment, remembered: [MeasuredTerminal]
  ) {
    self.setting = setting
    self.environment = environment
    let record = remembered.first { $0.key == environment.key }
    self.remembered = record
    let known = environment.isTelling ? record : nil
    decision = EmojiDecision(
      setting, isMultiplexed: environment.isMultiplexed, terminal: known?.terminal,
      widths: known.flatMap { $0.widths.isEmpty ? nil : $0.widths })
    stage = setting == .auto && !environment.isMultiplexed ? .asking : .over
  }

  /// A probe that asks nothing and draws every emoji in its safe form.
  public static let off = EmojiProbe(.safe, TerminalEnvironment([:]), remembered: [])

  /// True if the terminal has to be asked who it is.
  public var asks: Bool { stage == .asking }

  /// The number of answers of a measure that have not come.
  public var awaited: Int {
    if case .measuring(_, let left, _) = stage { left.count } else { 0 }
  }

  /// The samples are being printed in this row.
  public mutating func measures(inRow row: Int) {
    guard case .measuring(let terminal, let left, nil) = stage else { return }
    stage = .measuring(terminal, left: left, row: row)
  }

  /// Nothing can be printed now: the next start tries again.
  public mutating func cannotMeasure() {
    stage = .over
  }

  /// Takes an answer of the terminal in.
  public mutating func answered(_ reply: TerminalReply) -> Step {
    switch (reply, stage) {
    case (.version(let text), .asking):
      terminal = TerminalIdentity(version: text)
    case (.secondaryDeviceAttributes(let numbers), .asking):
      terminal = terminal ?? TerminalIdentity(secondaryAttributes: numbers)
    case (.primaryDeviceAttributes, .asking):
      // It answers in order, so who it is was said before.
      return identified()
    case (.cursorPosition(let place), .measuring(let terminal, let left, let row?)):
      return measured(place, terminal, left, row)
    default:
      break
    }
    return .nothing
  }

  private mutating func identified() -> Step {
    stage = .over
    let forms = terminal.map { KnownTerminals.forms(of: $0) } ?? []
    let wanted = EmojiForms.each.filter(forms.contains)
    if let remembered, remembered.terminal == terminal,
      wanted.allSatisfy({ remembered.widths[$0] != nil })
    {
      return decide(remembered.widths)
    }
    guard let terminal, !wanted.isEmpty else {
      found = MeasuredTerminal(key: environment.key, terminal: terminal, widths: [:])
      return decide([:])
    }
    stage = .measuring(terminal, left: wanted, row: nil)
    return .measure(wanted)
  }

  private mutating func measured(
    _ place: Point, _ terminal: TerminalIdentity, _ left: [EmojiForms], _ row: Int
  ) -> Step {
    guard place.row == row, let form = left.first else {
      // The window changed meanwhile.
      stage = .over
      return decide([:])
    }
    widths[form] = place.column
    guard left.count == 1 else {
      stage = .measuring(terminal, left: Array(left.dropFirst()), row: row)
      return .nothing
    }
    stage = .over
    found = MeasuredTerminal(key: environment.key, terminal: terminal, widths: widths)
    return decide(widths)
  }

  private mutating func decide(_ widths: [EmojiForms: Int]) -> Step {
    let before = decision.forms
    decision = EmojiDecision(
      setting, isMultiplexed: environment.isMultiplexed, terminal: terminal,
      widths: widths.isEmpty ? nil : widths)
    return decision.forms == before ? .nothing : .redraw
  }
}
