/// The counts in Prometheus' text format (version 0.0.4).
struct MetricsText {
  static let type = "text/plain; version=0.0.4; charset=utf-8"

  private(set) var text = ""

  init(_ counts: Meter.Counts) {
    add("ctxchat_requests_total", "counter", "Requests that were answered, by endpoint and status.")
    for (kind, count) in counts.requests.sorted(by: {
      ($0.key.endpoint, $0.key.status) < ($1.key.endpoint, $1.key.status)
    }) {
      line(
        "ctxchat_requests_total", "endpoint=\"\(kind.endpoint)\",status=\"\(kind.status)\"",
        "\(count)")
    }
    add("ctxchat_requests_left_total", "counter", "Requests whose client went away.")
    line("ctxchat_requests_left_total", nil, "\(counts.left)")
    add("ctxchat_requests_in_flight", "gauge", "Requests that are being answered.")
    line("ctxchat_requests_in_flight", nil, "\(counts.inFlight)")
    add("ctxchat_tokens_total", "counter", "Tokens by the counts of the replies.")
    for (kind, count) in [
      ("prompt", counts.tokens.prompt), ("cached", counts.tokens.cached),
      ("completion", counts.tokens.completion),
    ] {
      line("ctxchat_tokens_total", "kind=\"\(kind)\"", "\(count)")
    }
    histogram(
      "ctxchat_first_byte_seconds", "From the request to the status of its reply.",
      counts.firstByte)
    histogram("ctxchat_request_seconds", "From the request to the end of its reply.", counts.whole)
  }

  private mutating func histogram(_ name: String, _ help: String, _ durations: Meter.Durations) {
    add(name, "histogram", help)
    var sum = 0
    for (end, count) in zip(Meter.Durations.ends, durations.counts) {
      sum += count
      line("\(name)_bucket", "le=\"\(end)\"", "\(sum)")
    }
    line("\(name)_bucket", "le=\"+Inf\"", "\(durations.count)")
    line("\(name)_sum", nil, "\(durations.sum)")
    line("\(name)_count", nil, "\(durations.count)")
  }

  private mutating func add(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private mutating func line(_ name: String, _ labels: String?, _ value: String) {
    text += "\(name)\(labels.map { "{\($0)}" } ?? "") \(value)\n"
  }
}
