import ChatModel
import CompletionReading
import Wording

/// The meaning of errors: a lost node has another status and other words at each server, with the same meaning.
extension ResponsesFormat {
  func kind(
    of error: ErrorBody, status: Int, operation: ErrorClassifier.Operation
  ) -> APIError.Kind? {
    let signs = ErrorWords(error)
    switch operation {
    case .chat:
      if signs.code.holds("conversation_locked") { return .busy }
      if refusesStore(signs, status: status) { return .badRequest }
      return status < 500 && signs.saysNodeLost ? .contextLost : nil
    case .create:
      return refusesStore(signs, status: status) ? .badRequest : nil
    case .manage:
      if status == 404 || status == 400, signs.saysNodeLost { return .contextLost }
      return [404, 405, 501].contains(status) ? .unsupported : nil
    }
  }

  func advice(
    on error: ErrorBody, status: Int, operation: ErrorClassifier.Operation
  ) -> String? {
    guard operation != .manage, refusesStore(ErrorWords(error), status: status) else { return nil }
    return localized(
      "This server keeps no turns: set “store” to false in the profile and send again.")
  }

  /// The seconds that Ark may need until a reply that it has just given can be followed.
  var pauseAfterLoss: Double? { dialect == .ark ? 0.1 : nil }

  func refusesChains(_ error: APIError) -> Bool {
    (error.serverMessage ?? "").lowercased().holdsAny([
      "support", "not implemented", "unimplemented", "unrecognized", "unknown parameter",
    ])
  }

  private func refusesStore(_ signs: ErrorWords, status: Int) -> Bool {
    storesTurns && (400..<502 ~= status) && signs.speaksOfStore
  }
}

/// The words of an error in lower case.
private struct ErrorWords {
  let code: String
  let message: String
  let param: String

  init(_ error: ErrorBody) {
    code = error.codeWords
    message = error.words
    param = (error.param ?? "").lowercased()
  }

  /// True if it says that the reply, or the conversation, that a turn follows is not there.
  var saysNodeLost: Bool {
    if code.holdsAny(["previous_response_not_found", "previousresponsenotfound"]) { return true }
    if code.holdsAny(["response_not_found", "conversation_not_found"]) { return true }
    let names = ["previous_response_id", "response_id"]
    if names.contains(param) || message.holds("previous_response_id") { return true }
    guard message.holdsAny(["response", "conversation"]) else { return false }
    return message.holdsAny([
      "not found", "not exist", "doesn't exist", "no longer", "expired", "no response found",
      "no such", "unknown response", "could not find", "couldn't find",
    ])
  }

  /// True if it is about the field `store`, and not about something that is stored.
  var speaksOfStore: Bool {
    if param == "store" { return true }
    guard !message.holds("previous_response_id") else { return false }
    return message.split { !$0.isLetter && $0 != "_" }.contains("store")
  }
}
