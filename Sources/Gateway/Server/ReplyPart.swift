/// A part of a whole reply, in the order in which a stream says them.
enum ReplyPart: Hashable, Sendable {
  /// The model that serves the reply, by the name that its server gives.
  case model(String)
  case content(choice: Int, String)
  case reasoning(choice: Int, String)
  case finish(choice: Int, String)
  /// Comes last, and only once.
  case usage(TokenUsage)
  /// The whole reply, from an API that keeps it; instead of the usage.
  case whole(JSONValue)
}

/// One choice of a reply that is whole.
struct ReplyChoice: Hashable, Sendable {
  var content = ""
  var reasoning = ""
  var finish = "stop"
  /// The model that served it, if its server named it.
  var model: String?
}
