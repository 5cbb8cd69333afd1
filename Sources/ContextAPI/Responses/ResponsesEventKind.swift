import CompletionReading

/// The kind of an event, by its type. Types that are not known say nothing: every vendor has some of its own.
enum ResponsesEventKind: Equatable {
  /// The texts of a reply.
  enum Text: Hashable { case reply, refusal, reasoning }
  /// The last states of a response.
  enum State { case completed, incomplete, failed, cancelled }

  /// A piece of a text.
  case delta(Text)
  /// The end of a text, with the whole of it.
  case done(Text)
  /// An item of the output began or ended.
  case item
  /// The response is under way.
  case progress
  /// The response is over.
  case end(State)
  /// The server's word that it failed.
  case error
  case other

  init(_ type: JSONString) {
    // The frequent ones first, without a copy.
    if type.is("response.output_text.delta") {
      self = .delta(.reply)
    } else if type.is("response.reasoning_summary_text.delta")
      || type.is("response.reasoning_text.delta")
    {
      self = .delta(.reasoning)
    } else if type.is("response.refusal.delta") {
      self = .delta(.refusal)
    } else {
      self.init(rare: type.text)
    }
  }

  private init(rare type: String) {
    switch type {
    case "response.output_text.done": self = .done(.reply)
    case "response.refusal.done": self = .done(.refusal)
    case "response.output_item.added", "response.output_item.done": self = .item
    case "response.created", "response.queued", "response.in_progress": self = .progress
    case "response.completed", "response.done": self = .end(.completed)
    case "response.incomplete": self = .end(.incomplete)
    case "response.failed": self = .end(.failed)
    case "response.cancelled", "response.canceled": self = .end(.cancelled)
    case "error", "response.error": self = .error
    default: self = Self.reasoning(type)
    }
  }

  /// Servers name the texts of reasoning in several ways. A part of a summary has no text of its own here.
  private static func reasoning(_ type: String) -> ResponsesEventKind {
    guard type.hasPrefix("response.reasoning"), !type.holds("_part.") else { return .other }
    if type.hasSuffix(".delta") { return .delta(.reasoning) }
    return type.hasSuffix(".done") ? .done(.reasoning) : .other
  }
}
