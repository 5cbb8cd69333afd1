import Basics
import FoundationEssentials

/// Who may ask, and what is written down of it: keys, counts, the access log.
struct GatewayOffice: Sendable {
  /// The gateway's own key.
  let key: String
  let ring: KeyRing
  let keys: KeyStore
  let meter = Meter()
  let log: AccessLog?
  let now: @Sendable () -> Date

  /// The gateway's own key in the access log. Names of people have no spaces.
  static let ownKeyName = "own key"

  /// Looks at the key of a request before its body is read. One that may have been added since the keys were read
  /// is looked at again behind it: ``person(of:)``.
  func admit(_ head: RequestHead) throws(GatewayError) {
    guard let given = Self.key(of: head) else { throw .wrongKey }
    if !isOwn(given), ring.standing(of: given) == .unknown { throw .wrongKey }
  }

  /// Whose key a request has; `nil` for the gateway's own.
  ///
  /// - Throws: ``GatewayError`` if it does not work, or if the database that knows does not answer.
  func person(of head: RequestHead) async throws -> String? {
    guard let given = Self.key(of: head) else { throw GatewayError.wrongKey }
    if isOwn(given) { return nil }
    if ring.standing(of: given) == .stale { try await keys.refresh() }
    guard case .known(let name) = ring.standing(of: given) else { throw GatewayError.wrongKey }
    return name
  }

  /// Writes down what became of a request.
  func note(
    _ head: RequestHead, route: Route?, id: String, record: CallRecord, contextID: String
  ) async {
    let (values, end) = (record.now, Monotonic.nanoseconds)
    meter.ended(route?.endpoint ?? .operations, values, at: end)
    log?.note(
      head, route: route, id: id, record: values, contextID: contextID, at: now(), end: end)
    if let person = values.person { await keys.count(KeyUsage(values.usage), of: person) }
  }

  /// Writes down a request that was refused before it was read whole.
  func refused(_ head: RequestHead?, _ error: GatewayError, id: String) {
    let route = head.flatMap { Route(path: $0.path) }
    meter.refused(route?.endpoint, status: error.status)
    log?.note(
      refused: head, route: route, status: error.status, keyName: head.flatMap(keyName), id: id,
      at: now())
  }

  /// The name of the key in a head, as far as it is known without the database.
  private func keyName(of head: RequestHead) -> String? {
    guard let given = Self.key(of: head) else { return nil }
    if isOwn(given) { return Self.ownKeyName }
    if case .known(let name) = ring.standing(of: given) { return name }
    return nil
  }

  /// OpenAI's and Ark's header, or Google's.
  private static func key(of head: RequestHead) -> String? {
    // The scheme has no case, and any number of spaces behind it (RFC 9110, 11.1 and 11.4).
    if let header = head["authorization"], header.lowercased().hasPrefix("bearer ") {
      return String(header.dropFirst("Bearer ".count).drop { $0 == " " })
    }
    return head["x-goog-api-key"]
  }

  /// As slow for a wrong key as for the right one.
  private func isOwn(_ given: String) -> Bool {
    let given = Array(given.utf8)
    let wanted = Array(key.utf8)
    guard given.count == wanted.count else { return false }
    return zip(given, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
