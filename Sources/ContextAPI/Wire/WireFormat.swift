import ChatModel
import CompletionReading
import Wording

/// The form of one API's requests and answers on the wire. Each API has a folder with one of these.
///
/// All of it is pure: ``ContextClient`` sends, waits, and tries again.
protocol WireFormat: Sendable {
  /// The abilities of this API's contexts.
  var capabilities: Capabilities { get }
  /// The field that carries the key.
  var keyField: APIKey.Field { get }
  /// Paths that users copy into the base URL by mistake.
  var knownPaths: [String] { get }

  // MARK: Creation

  /// The first rule that a creation breaks, as an error.
  func violation(in request: CreateContextRequest) -> APIError?
  /// The first request of a context, if it needs one.
  func creation(_ request: CreateContextRequest) -> Creation
  /// The requests that a new context needs after the one that creates it, in this order.
  func additions(to id: String, of request: CreateContextRequest) -> [WireRequest]
  /// Reads the answer to a creation.
  func created(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ContextCreated

  /// Asks how far the seed of a context was read; `nil` if the server has no such call.
  func progress(of id: String) -> WireRequest?

  // MARK: Turns

  /// The first rule that a turn breaks, as an error.
  func violation(in request: ChatRequest) -> APIError?
  /// The request for a turn; `usage`: a stream is asked for its usage.
  func turn(_ request: ChatRequest, stream: Bool, usage: Bool) -> WireRequest
  /// Reads the reply to a turn.
  func reader(for request: ChatRequest) -> any ReplyReader
  /// The same turn with all that the server may have lost; `nil` if that is another context, or it was all sent.
  func whole(_ request: ChatRequest) -> ChatRequest?

  // MARK: Errors

  /// The kind of an error that means something else here than at most servers; `nil`: the common table decides.
  ///
  /// - Parameter status: The HTTP status; 200 for an error inside a stream.
  func kind(
    of error: ErrorBody, status: Int, operation: ErrorClassifier.Operation
  ) -> APIError.Kind?

  /// The next step after an error, where it differs from the common table; a whole sentence.
  ///
  /// - Parameter status: The HTTP status; 200 for an error inside a stream.
  func advice(
    on error: ErrorBody, status: Int, operation: ErrorClassifier.Operation
  ) -> String?

  /// Seconds after which a turn may find what the server has just called lost; `nil`: a loss is one.
  var pauseAfterLoss: Double? { get }

  /// True if a loss says that the server knows no chains at all, and has not just lost one.
  func refusesChains(_ error: APIError) -> Bool

  /// The fewest tokens of a context, if an error says that one was too small.
  func minimumTokens(in error: ErrorBody, status: Int) -> Int?

  /// True if the common table's signs of a lost context mean one here; else only ``kind(of:status:operation:)`` knows.
  var hasCommonSignsOfLoss: Bool { get }

  // MARK: Contexts on the server

  /// Asks for a page of the list; `nil` if the server has none.
  func list(page: String?) -> WireRequest?
  /// Reads a page of the list.
  func listed(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ListPage
  /// Asks for a lifetime of `seconds` from now; `nil` if the server has no such call.
  func extend(_ id: String, seconds: Int) -> WireRequest?
  /// Reads the answer to an extension.
  func extended(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ServerContext
  /// Asks for a deletion; `nil` if the server has no such call.
  func delete(_ id: String) -> WireRequest?
  /// Asks for the names of models; `nil` if the server has no such call.
  func models() -> WireRequest?
  /// Reads the names of models.
  func listedModels(_ body: [UInt8], report: ErrorReport) throws(APIError) -> [String]
}

extension WireFormat {
  var keyField: APIKey.Field { .bearer }

  func additions(to id: String, of request: CreateContextRequest) -> [WireRequest] { [] }

  func progress(of id: String) -> WireRequest? { nil }

  func whole(_ request: ChatRequest) -> ChatRequest? { nil }

  func kind(
    of error: ErrorBody, status: Int, operation: ErrorClassifier.Operation
  ) -> APIError.Kind? { nil }

  func advice(
    on error: ErrorBody, status: Int, operation: ErrorClassifier.Operation
  ) -> String? { nil }

  var pauseAfterLoss: Double? { nil }

  func refusesChains(_ error: APIError) -> Bool { false }

  func minimumTokens(in error: ErrorBody, status: Int) -> Int? { nil }

  var hasCommonSignsOfLoss: Bool { true }

  func list(page: String?) -> WireRequest? { nil }

  func listed(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ListPage {
    ListPage(contexts: [])
  }

  func extend(_ id: String, seconds: Int) -> WireRequest? { nil }

  func extended(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ServerContext {
    throw report.violation(localized("an answer to a request that was not sent"))
  }

  func delete(_ id: String) -> WireRequest? { nil }

  func models() -> WireRequest? { WireRequest(method: "GET", path: "/models") }

  func listedModels(_ body: [UInt8], report: ErrorReport) throws(APIError) -> [String] {
    let json = try report.json(body, of: localized("a list of models"))
    let list = json["data"]?.elements ?? json["models"]?.elements ?? []
    return list.compactMap { $0["id"]?.text ?? $0["name"]?.text }
  }
}
