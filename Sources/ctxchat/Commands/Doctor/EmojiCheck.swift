import TerminalKit
import Wording

/// Says which emoji of several characters the screen draws whole in this terminal, and why.
enum EmojiCheck {
  static func finding(for setup: Setup) -> Finding {
    let environment = TerminalEnvironment(setup.environment)
    let memory = TerminalMemory(in: setup.dataFolder)
    let record = memory.records.first { $0.key == environment.key }
    let decision = EmojiDecision(
      setup.emojiSetting, isMultiplexed: environment.isMultiplexed, terminal: record?.terminal,
      widths: record.flatMap { $0.widths.isEmpty ? nil : $0.widths })
    return .ok("emoji", words(for: decision, wasAsked: record != nil))
  }

  /// A decision as a sentence.
  ///
  /// - Parameter wasAsked: True if the screen was opened in this terminal before.
  static func words(for decision: EmojiDecision, wasAsked: Bool) -> String {
    switch decision.reason {
    case .setting:
      decision.forms.isEmpty
        ? localized("in their safe form, by \"emoji\": \"safe\" in the configuration")
        : localized("whole, by \"emoji\": \"whole\" in the configuration")
    case .multiplexer:
      localized(
        "in their safe form: what the terminal around tmux, screen or the like draws is not known")
    case .unknown where !wasAsked:
      localized("not known until the full screen has run once in this terminal")
    case .unknown(nil):
      localized("in their safe form: the terminal does not say its name and version")
    case .unknown(let terminal?):
      localized("in their safe form: \(terminal.description) is not known to draw others correctly")
    case .unmeasured(let terminal):
      localized("in their safe form: \(terminal.description) has not been measured yet")
    case .measured(let terminal) where decision.forms.isEmpty:
      localized("in their safe form: \(terminal.description) now reports other widths than before")
    case .measured(let terminal):
      localized("whole in \(terminal.description), as it was measured: \(list(decision.forms))")
    }
  }

  private static func list(_ forms: EmojiForms) -> String {
    EmojiForms.each.filter(forms.contains).map(name(of:)).joined(separator: localized(", "))
  }

  private static func name(of form: EmojiForms) -> String {
    switch form {
    case .variation: localized("hearts and signs")
    case .keycap: localized("keycaps")
    case .flag: localized("flags")
    case .tagFlag: localized("flags of England, Scotland and Wales")
    case .tone: localized("skin tones")
    case .joined: localized("families and professions")
    default: localized("characters of Unicode 15")
    }
  }
}
