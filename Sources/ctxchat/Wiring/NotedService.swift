import Basics
import ChatApp
import ChatModel
import ContextAPI
import Logging

/// A service that remembers how the last creation failed, for exit codes, and notes failures in the
/// log.
struct NotedService: ContextService {
  /// The error of the last failed creation.
  let lastFailure = Locked<APIError?>(nil)
  private let service: any ContextService
  private let logger: Logger

  init(_ service: any ContextService, logger: Logger) {
    self.service = service
    self.logger = logger
  }

  var capabilities: Capabilities { service.capabilities }

  func create(_ request: CreateContextRequest) async throws(APIError) -> ContextCreated {
    do throws(APIError) { return try await service.create(request) } catch {
      lastFailure.withLock { $0 = error }
      note(error, of: "create")
      throw error
    }
  }

  func complete(_ request: ChatRequest) async throws(APIError) -> ChatReply {
    do throws(APIError) { return try await service.complete(request) } catch {
      note(error, of: "complete")
      throw error
    }
  }

  func stream(_ request: ChatRequest) -> ChatEventStream {
    // Untouched, because every token passes here; the transport notes the status.
    service.stream(request)
  }

  func contexts() async throws(APIError) -> [ServerContext] {
    do throws(APIError) { return try await service.contexts() } catch {
      note(error, of: "list")
      throw error
    }
  }

  func extend(_ id: String, seconds: Int) async throws(APIError) -> ServerContext {
    do throws(APIError) { return try await service.extend(id, seconds: seconds) } catch {
      note(error, of: "extend")
      throw error
    }
  }

  func delete(_ id: String) async throws(APIError) {
    do throws(APIError) { try await service.delete(id) } catch {
      note(error, of: "delete")
      throw error
    }
  }

  func models() async throws(APIError) -> [String] {
    do throws(APIError) { return try await service.models() } catch {
      note(error, of: "models")
      throw error
    }
  }

  /// The kind, status and names of an error; what the server said may quote the user.
  private func note(_ error: APIError, of operation: String) {
    var fields: Logger.Metadata = [
      "operation": "\(operation)", "kind": "\(Self.word(error.kind))",
      "sent": "\(error.requestWasSent)",
    ]
    if let status = error.status { fields["status"] = "\(status)" }
    if let id = error.requestID { fields["request"] = "\(id)" }
    logger.error("request refused", metadata: fields)
  }

  private static func word(_ kind: APIError.Kind) -> Substring {
    "\(kind)".prefix { $0 != "(" }
  }
}
