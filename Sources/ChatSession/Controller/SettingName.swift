/// The settings that the session keeps in the history.
enum SettingName {
  /// The conversation that was on screen last.
  static let lastConversation = "session.last-conversation"
  /// The text that was typed while no conversation was open.
  static let lobbyDraft = "session.lobby-draft"
}
