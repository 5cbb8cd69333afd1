public import ChatModel

extension ContextClient {
  /// The most pages of a list that are read.
  private static let pageLimit = 100

  /// All contexts that the server has.
  public func contexts() async throws(APIError) -> [ServerContext] {
    var found: [ServerContext] = []
    var page: String?
    for _ in 0..<Self.pageLimit {
      guard let wire = format.list(page: page) else { throw .unsupported }
      let (body, report) = try await answer(.manage, wire)
      let listed = try format.listed(body, report: report)
      found += listed.contexts
      guard let next = listed.next, next != page else { break }
      page = next
    }
    return found
  }

  /// Sets the lifetime of a context to a number of seconds from now.
  public func extend(_ id: String, seconds: Int) async throws(APIError) -> ServerContext {
    guard let wire = format.extend(id, seconds: seconds) else { throw .unsupported }
    let (body, report) = try await answer(.manage, wire)
    return try format.extended(body, report: report)
  }

  /// Deletes a context, or a turn of a chain, on the server. Of an id that is only ours the server has nothing.
  public func delete(_ id: String) async throws(APIError) {
    guard !OwnContextID.isOwn(id) else { return }
    guard let wire = format.delete(id) else { throw .unsupported }
    do throws(APIError) { _ = try await answer(.manage, wire) } catch {
      if error.kind != .contextLost { throw error }
    }
  }

  /// The progress of the server while it reads the seed of a context.
  public func progress(of id: String) async throws(APIError) -> SeedProgress {
    guard let wire = format.progress(of: id) else { throw .unsupported }
    let (body, report) = try await answer(.manage, wire)
    return try SeedProgress(body, report: report)
  }

  /// The names of the server's models.
  public func models() async throws(APIError) -> [String] {
    guard let wire = format.models() else { throw .unsupported }
    let (body, report) = try await answer(.manage, wire)
    return try format.listedModels(body, report: report)
  }
}
