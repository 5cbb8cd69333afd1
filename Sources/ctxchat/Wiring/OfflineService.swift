import ChatModel
import ContextAPI
import Wording

/// For commands that never send: every request fails.
struct OfflineService: ContextService {
  /// Those of the profile's API: what is recorded without a request follows its rules as well.
  let capabilities: Capabilities

  private var error: APIError {
    APIError(
      .cancelled, requestWasSent: false,
      message: localized("This command does not use the network."))
  }

  func create(_ request: CreateContextRequest) async throws(APIError) -> ContextCreated {
    throw error
  }

  func complete(_ request: ChatRequest) async throws(APIError) -> ChatReply {
    throw error
  }

  func stream(_ request: ChatRequest) -> ChatEventStream {
    ChatEventStream(events: [.ended(.failed(error))])
  }
}
