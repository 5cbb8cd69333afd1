import ChatModel
import CompletionReading
import FoundationEssentials

/// The members of a response as far as they came: each event that carries it says more.
struct ResponseObject {
  private(set) var id: String?
  private(set) var model: String?
  private(set) var usage: Usage?
  private(set) var status: String?
  /// Why it is incomplete.
  private(set) var reason: String?
  private(set) var error: ErrorBody?
  private var output: [ParsedJSON] = []
  /// True if anything came since the reader looked.
  var hasNews = false

  private var createdAt: Date?
  private var expiresAt: Date?
  private var isStored: Bool?
  /// The parent that the reply repeats; `nil` inside for `null`.
  private var parent: String??

  /// Reads the members of a response and goes after it.
  ///
  /// - Parameter isFinal: True if its output is all of the reply.
  mutating func read(
    _ json: inout JSONScanner, isFinal: Bool
  ) throws(JSONScanner.Malformed) {
    guard json.peek() == UInt8(ascii: "{") else { return try json.skipValue() }
    hasNews = true
    var walk = try json.object()
    while let key = try json.key(&walk) { try read(key, &json, isFinal: isFinal) }
  }

  private mutating func read(
    _ key: JSONString, _ json: inout JSONScanner, isFinal: Bool
  ) throws(JSONScanner.Malformed) {
    if key.is("usage") {
      usage = try json.usage() ?? usage
    } else if key.is("output") {
      let value = try json.value(depth: 0)
      if isFinal { output = value.elements ?? [] }
    } else if key.is("id") {
      id = try json.value(depth: 0).text ?? id
    } else if key.is("model") {
      model = try json.value(depth: 0).text ?? model
    } else if key.is("status") {
      status = try json.value(depth: 0).text ?? status
    } else if key.is("incomplete_details") {
      reason = try json.value(depth: 0)["reason"]?.text ?? reason
    } else if key.is("error") {
      error = ErrorBody(error: try json.value(depth: 0)) ?? error
    } else if key.is("previous_response_id") {
      parent = .some(try json.value(depth: 0).text)
    } else if key.is("store") {
      if case .bool(let flag) = try json.value(depth: 0) { isStored = flag }
    } else if key.is("created_at") {
      createdAt = Date(unix: try json.value(depth: 0)) ?? createdAt
    } else if key.is("expire_at") {
      expiresAt = Date(unix: try json.value(depth: 0)) ?? expiresAt
    } else {
      try json.skipValue()
    }
  }

  /// The items of its output, once.
  mutating func takeOutput() -> [ParsedJSON] {
    defer { output = [] }
    return output
  }

  /// The turn as a node.
  ///
  /// An id proves nothing: many servers give one and keep nothing. What they say of `store` and of the parent can refute
  /// it, and is no proof either: only what a later turn counts is.
  func node(by rule: ResponsesReader.NodeRule?) -> TurnNode? {
    guard let rule, let id else { return nil }
    let isForgotten = rule.parent != nil && parent.map { $0 != rule.parent } ?? false
    let isRefuted = !rule.isStored || isStored == false || isForgotten
    let promised = rule.retention.flatMap { seconds in
      createdAt.map { $0.addingTimeInterval(seconds) }
    }
    return TurnNode(
      id: id, parent: rule.parent, expiresAt: expiresAt ?? promised,
      isKept: isRefuted ? false : nil)
  }
}
