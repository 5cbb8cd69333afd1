import ChatModel
import Wording

extension WindowOverflow {
  /// What is wrong, and what helps.
  func advice(for operation: ErrorClassifier.Operation) -> String {
    if operation == .create {
      return localized(
        """
        The seed\(size) does not fit into the model's window\(window): shorten it, or use a \
        model with a larger one.
        """)
    }
    return
      localized(
        """
        The conversation\(size) does not fit into the model's window\(window): rebuild with \
        fewer turns, fork at an earlier one, lower max_tokens, or use a model with a larger \
        window.
        """)
  }
}
