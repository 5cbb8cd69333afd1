import ChatModel
package import ContextAPI
import Wording

/// A profile with the service that reaches its server.
package struct SessionEndpoint: Sendable {
  /// The profile.
  package var profile: SessionProfile
  /// The API of its server.
  package var service: any ContextService

  /// Creates an endpoint.
  package init(_ profile: SessionProfile, _ service: any ContextService) {
    self.profile = profile
    self.service = service
  }
}

/// The service of a profile that this session does not have.
struct AbsentService: ContextService {
  let profile: String
  let capabilities = Capabilities(modes: [], lifetime: .unknown)

  private var error: APIError {
    APIError(
      .invalidParameters, requestWasSent: false,
      message: localized(
        "The configuration has no profile “\(profile)”. Add it, then start ctxchat again."))
  }

  func create(_ request: CreateContextRequest) async throws(APIError) -> ContextCreated {
    throw error
  }

  func complete(_ request: ChatRequest) async throws(APIError) -> ChatReply { throw error }

  func stream(_ request: ChatRequest) -> ChatEventStream {
    ChatEventStream(events: [.ended(.failed(error))])
  }
}
