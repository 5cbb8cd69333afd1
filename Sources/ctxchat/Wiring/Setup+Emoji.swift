import Configuration
import TerminalKit

extension Setup {
  /// The setting for emoji of several characters.
  var emojiSetting: EmojiSetting {
    configuration.emoji.flatMap(EmojiSetting.init(rawValue:)) ?? .auto
  }

  /// Finds out what this terminal draws whole, with what earlier starts know of it.
  func emojiProbe(_ memory: TerminalMemory) -> EmojiProbe {
    EmojiProbe(emojiSetting, TerminalEnvironment(environment), remembered: memory.records)
  }
}
