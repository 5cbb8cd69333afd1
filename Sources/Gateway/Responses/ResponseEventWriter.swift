/// Writes a response as the events of a stream, in OpenAI's order.
struct ResponseEventWriter: EventWriter {
  private enum Part { case reasoning, message }

  private let draft: ResponseDraft
  private var hasBegun = false
  private var sequence = 0
  /// The item that is being written, and its place in the output.
  private var open: Part?
  private var place = -1
  private var text = ""
  private var hasMessage = false

  init(_ draft: ResponseDraft) {
    self.draft = draft
  }

  mutating func begin() -> [UInt8] {
    hasBegun = true
    return event("response.created", ["response": draft.inProgress])
      + event("response.in_progress", ["response": draft.inProgress])
  }

  mutating func say(_ part: ReplyPart) -> [UInt8] {
    switch part {
    case .content(_, let delta): return open(.message) + said(delta)
    case .reasoning(_, let delta):
      // A thought after the answer has no place in the order of the events.
      return hasMessage ? [] : open(.reasoning) + said(delta)
    case .finish(_, let reason):
      let status = ["length", "content_filter"].contains(reason) ? "incomplete" : "completed"
      return open(.message) + close(status)
    case .usage, .model: return []
    case .whole(let reply):
      guard case .object(let fields) = reply, case .text(let status)? = fields["status"] else {
        return []
      }
      return event("response.\(status)", ["response": reply])
    }
  }

  /// Only Ark says that it is over.
  mutating func end() -> [UInt8] { draft.dialect == .ark ? ReplyWriter.done : [] }

  mutating func fail(_ error: GatewayError, isBare: Bool) -> [UInt8] {
    let before = hasBegun ? [] : begin()
    guard isBare else {
      return before + event("response.failed", ["response": draft.failed(error)])
    }
    guard case .object(var fields) = error.fields else { return before }
    fields["type"] = nil
    return before + event("error", fields)
  }

  private mutating func event(_ type: String, _ fields: [String: JSONValue]) -> [UInt8] {
    var fields = fields
    fields["type"] = .text(type)
    fields["sequence_number"] = .number(Double(sequence))
    sequence += 1
    return Array("event: \(type)\n".utf8) + ReplyWriter.event(.object(fields))
  }

  /// The fields that tell to which part an event belongs.
  private func located(_ part: Part, _ fields: [String: JSONValue]) -> [String: JSONValue] {
    let id = part == .message ? draft.messageID : draft.reasoningID
    let index = part == .message ? "content_index" : "summary_index"
    return fields.merging([
      "item_id": .text(id), "output_index": .number(Double(place)), index: 0,
    ]) { $1 }
  }

  private mutating func open(_ part: Part) -> [UInt8] {
    guard open != part else { return [] }
    var events = open == nil ? [] : close("completed")
    open = part
    place += 1
    let isMessage = part == .message
    hasMessage = isMessage
    let item =
      isMessage ? draft.message(nil, "in_progress") : draft.reasoning(nil, "in_progress")
    events += event(
      "response.output_item.added", ["output_index": .number(Double(place)), "item": item])
    let empty = isMessage ? draft.part("") : ResponseDraft.summary("")
    let kind = isMessage ? "content_part" : "reasoning_summary_part"
    return events + event("response.\(kind).added", located(part, ["part": empty]))
  }

  private mutating func said(_ delta: String) -> [UInt8] {
    guard let part = open else { return [] }
    text += delta
    var fields: [String: JSONValue] = ["delta": .text(delta)]
    if part == .message, !draft.isRefusal { fields["logprobs"] = [] }
    if draft.request.obfuscates { fields["obfuscation"] = .text(Self.padding(for: delta)) }
    return event("response.\(name(part)).delta", located(part, fields))
  }

  private mutating func close(_ status: String) -> [UInt8] {
    guard let part = open else { return [] }
    let isMessage = part == .message
    let isRefusal = isMessage && draft.isRefusal
    var done: [String: JSONValue] = [isRefusal ? "refusal" : "text": .text(text)]
    if isMessage, !isRefusal { done["logprobs"] = [] }
    var events = event("response.\(name(part)).done", located(part, done))
    let whole = isMessage ? draft.part(text) : ResponseDraft.summary(text)
    let kind = isMessage ? "content_part" : "reasoning_summary_part"
    events += event("response.\(kind).done", located(part, ["part": whole]))
    let item = isMessage ? draft.message(text, status) : draft.reasoning(text, status)
    events += event(
      "response.output_item.done", ["output_index": .number(Double(place)), "item": item])
    open = nil
    text = ""
    return events
  }

  private func name(_ part: Part) -> String {
    guard part == .message else { return "reasoning_summary_text" }
    return draft.isRefusal ? "refusal" : "output_text"
  }

  /// Letters that make deltas of different lengths look alike.
  private static func padding(for delta: String) -> String {
    String(
      (0..<(16 - delta.utf8.count % 16)).map { _ in "abcdefghijklmnop".randomElement() ?? "a" })
  }
}
