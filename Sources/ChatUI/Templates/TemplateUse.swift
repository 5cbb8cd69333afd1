package import ChatModel

/// The use of a template.
package struct TemplateUse: Sendable, Hashable {
  package var name: String
  /// The words after the name.
  package var input: String
  /// What was typed, to come back if nothing comes of it.
  package var typed: String
  /// Where it was typed.
  package var conversation: ConversationID

  package init(name: String, input: String, typed: String, conversation: ConversationID) {
    self.name = name
    self.input = input
    self.typed = typed
    self.conversation = conversation
  }
}
