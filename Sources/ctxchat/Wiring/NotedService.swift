import Basics
import ChatApp
import ChatModel
import ContextAPI
import Logging

/// A service that remembers how the last creation or list of models failed, for exit codes, and notes failures in the
/// log.
struct NotedService: ContextService {
  /// The error of the last failed creation or list of models.
  let lastFailure = Locked<APIError?>(nil)
  private let service: any ContextService
  private let logger: Logger

  init(_ service: any ContextService, logger: Logger) {
    self.service = service
    self.logger = logger
  }

  var capabilities: Capabilities { service.capabilities }

  func create(_ request: CreateContextRequest) async throws(APIError) -> ContextCreated {
    try await noting("create", isRemembered: true) { () async throws(APIError) in
      try await service.create(request)
    }
  }

  func complete(_ request: ChatRequest) async throws(APIError) -> ChatReply {
    try await noting("complete") { () async throws(APIError) in
      try await service.complete(request)
    }
  }

  func stream(_ request: ChatRequest) -> ChatEventStream {
    // Untouched, because every token passes here; the transport notes the status.
    service.stream(request)
  }

  func contexts() async throws(APIError) -> [ServerContext] {
    try await noting("list") { () async throws(APIError) in try await service.contexts() }
  }

  func extend(_ id: String, seconds: Int) async throws(APIError) -> ServerContext {
    try await noting("extend") { () async throws(APIError) in
      try await service.extend(id, seconds: seconds)
    }
  }

  func delete(_ id: String) async throws(APIError) {
    try await noting("delete") { () async throws(APIError) in try await service.delete(id) }
  }

  func progress(of id: String) async throws(APIError) -> SeedProgress {
    try await noting("progress") { () async throws(APIError) in
      try await service.progress(of: id)
    }
  }

  func models() async throws(APIError) -> [String] {
    try await noting("models", isRemembered: true) { () async throws(APIError) in
      try await service.models()
    }
  }

  /// Notes a failure of the service and passes it on; with `isRemembered` it is the last one.
  private func noting<Value>(
    _ operation: String, isRemembered: Bool = false, _ ask: () async throws(APIError) -> Value
  ) async throws(APIError) -> Value {
    do throws(APIError) { return try await ask() } catch {
      note(error, of: operation)
      if isRemembered { lastFailure.withLock { $0 = error } }
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
