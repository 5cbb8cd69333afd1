import ChatModel
import Wording

extension WindowOverflow {
  /// The problem, and the ways to solve it where the turns go with each prompt. Where the server keeps them, a rebuild
  /// with fewer is offered instead.
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
        The conversation\(size) does not fit into the model's window\(window): fork it at an \
        earlier turn, start a new one in the same context, lower max_tokens, or use a model \
        with a larger window.
        """)
  }
}
