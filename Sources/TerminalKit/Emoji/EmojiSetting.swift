/// The user's choice about emoji of several scalars.
public enum EmojiSetting: String, CaseIterable, Sendable {
  /// Whole where it is certain.
  case auto
  /// Always whole, in two columns, whatever the terminal says.
  case whole
  /// Never: every terminal draws the safe form alike.
  case safe
}
