package import ChatModel

/// The use of a template.
package struct TemplateUse: Sendable, Hashable {
  /// The name of the template, without the slash.
  package var name: String
  /// The words after the name.
  package var input: String
  /// The typed text, which comes back if the template cannot be used.
  package var typed: String
  /// The conversation in which it was typed.
  package var conversation: ConversationID

  /// A use, as it was typed in a conversation.
  package init(name: String, input: String, typed: String, conversation: ConversationID) {
    self.name = name
    self.input = input
    self.typed = typed
    self.conversation = conversation
  }
}
