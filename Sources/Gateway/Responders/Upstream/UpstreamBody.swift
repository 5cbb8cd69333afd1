/// The request to the server behind the gateway: the whole message list, and what may be forwarded.
struct UpstreamBody: Sendable {
  let model: String
  let request: ResponderRequest
  let withUsage: Bool
  var isStream = true
  /// True if the server is llama.cpp's, which tells how much of the prompt it has read.
  var tellsProgress = false

  var bytes: [UInt8] { ReplyWriter.encode(.object(fields)) }

  var fields: [String: JSONValue] {
    var fields = request.options.sampling
    fields["model"] = .text(model)
    fields["messages"] = .list(
      request.prompt.map { ["role": .text($0.role), "content": .text($0.content)] })
    fields["stream"] = .bool(isStream)
    if withUsage, isStream { fields["stream_options"] = ["include_usage": true] }
    if tellsProgress { fields["return_progress"] = true }
    // Its newer name goes on as it came.
    if let most = request.options.maxTokens, fields["max_completion_tokens"] == nil {
      fields["max_tokens"] = .number(Double(most))
    }
    switch request.options.stops.count {
    case 0: break
    case 1: fields["stop"] = .text(request.options.stops[0])
    default: fields["stop"] = .list(request.options.stops.map { .text($0) })
    }
    return fields
  }
}
