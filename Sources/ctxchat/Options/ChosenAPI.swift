import ChatModel
import Configuration

/// The API of `--api` and CTXCHAT_API: one that a server speaks, or the word for a server behind a gateway in the program.
struct ChosenAPI: Hashable, Sendable {
  let api: API
  let isBehindGateway: Bool

  /// The words to choose from.
  static let notations = API.notations + [Configuration.gatewayWord]

  /// An API that the server speaks.
  init(_ api: API) {
    self.api = api
    isBehindGateway = false
  }

  /// The word for it.
  var notation: String { isBehindGateway ? Configuration.gatewayWord : api.notation }

  /// The API of a word; `nil` if there is none.
  init?(notation: String) {
    isBehindGateway = notation == Configuration.gatewayWord
    guard let api = isBehindGateway ? .context : API(notation: notation) else { return nil }
    self.api = api
  }
}
