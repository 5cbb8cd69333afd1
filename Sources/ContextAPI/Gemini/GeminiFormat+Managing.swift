import ChatModel
import CompletionReading
import FoundationEssentials
import Wording

extension GeminiFormat {
  func list(page: String?) -> WireRequest? {
    var path = "/cachedContents?pageSize=1000"
    if let page { path += "&pageToken=" + page.percentEncoded() }
    return WireRequest(method: "GET", path: path)
  }

  /// A key without contexts gets `{}`.
  func listed(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ListPage {
    let json = try report.json(body, of: localized("a list of contexts"))
    guard let contexts = json["cachedContents"]?.elements else {
      if let body = ErrorBody(json) { throw report.error(body) }
      return ListPage(contexts: [])
    }
    return ListPage(
      contexts: contexts.compactMap { ServerContext(cachedContent: $0) },
      next: json["nextPageToken"]?.text)
  }

  func extend(_ id: String, seconds: Int) -> WireRequest? {
    guard !OwnContextID.isOwn(id) else { return nil }
    return WireRequest(
      method: "PATCH", path: GeminiName(id).path(below: baseURL),
      body: JSONObjectWriter.object { $0.member("ttl", "\(seconds)s") })
  }

  func extended(_ body: [UInt8], report: ErrorReport) throws(APIError) -> ServerContext {
    try context(in: body, report: report).context
  }

  func delete(_ id: String) -> WireRequest? {
    guard !OwnContextID.isOwn(id) else { return nil }
    return WireRequest(method: "DELETE", path: GeminiName(id).path(below: baseURL))
  }

  func models() -> WireRequest? { WireRequest(method: "GET", path: "/models?pageSize=1000") }

  func listedModels(_ body: [UInt8], report: ErrorReport) throws(APIError) -> [String] {
    let json = try report.json(body, of: localized("a list of models"))
    guard let models = json["models"]?.elements else {
      if let body = ErrorBody(json) { throw report.error(body) }
      return []
    }
    return models.filter { model in
      guard let methods = model["supportedGenerationMethods"]?.elements else { return true }
      return methods.contains(.string("generateContent"))
    }.compactMap { $0["name"]?.modelName }
  }

  /// Reads the description of one context, and the JSON that it is in.
  func context(
    in body: [UInt8], report: ErrorReport
  ) throws(APIError) -> (context: ServerContext, json: ParsedJSON) {
    let json = try report.json(body, of: localized("a description of a context"))
    guard let context = ServerContext(cachedContent: json) else {
      if let body = ErrorBody(json) { throw report.error(body) }
      throw report.violation(localized("a description of a context without a name"))
    }
    return (context, json)
  }
}

extension ServerContext {
  /// Reads a `CachedContent`; nothing of what it holds is in it.
  fileprivate init?(cachedContent json: ParsedJSON) {
    guard case .string(let name)? = json["name"], !name.isEmpty else { return nil }
    self.init(
      id: name, label: json["displayName"]?.text ?? "", model: json["model"]?.modelName ?? "",
      tokens: json["usageMetadata"]?["totalTokenCount"]?.integer,
      createdAt: json["createTime"]?.date, expiresAt: json["expireTime"]?.date)
  }
}

extension ParsedJSON {
  /// The name of a model without `models/`.
  var modelName: String? {
    text.map { $0.hasPrefix("models/") ? String($0.dropFirst("models/".count)) : $0 }
  }

  /// A moment by RFC 3339, with or without a fraction, at any offset.
  fileprivate var date: Date? {
    guard case .string(let text) = self, text.utf8.count < 64 else { return nil }
    return try? Date(text.uppercased(), strategy: .iso8601)
  }
}
