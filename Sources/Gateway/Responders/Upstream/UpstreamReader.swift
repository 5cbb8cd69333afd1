import ChatModel
import CompletionReading

/// Turns the reply of an OpenAI-compatible server into pieces: what the reader of replies finds, with
/// the errors of the gateway.
struct UpstreamReader {
  private var reader = CompletionReader()
  private var tail = ReplyTail()
  /// The seconds for which the end of the body is waited for after what came last; `nil` if that stays as it was.
  private(set) var wait: Double?
  private var usage: TokenUsage?
  /// True if there was text, or a word for the end.
  private var hasSaid = false

  /// True if nothing more is to be waited for.
  var isOver: Bool { reader.isOver }
  /// True if nothing came but white space and comments.
  var isEmpty: Bool { reader.isEmpty }
  /// The reason why the reply is incomplete, once ``finish()`` was called.
  private(set) var failure: GatewayError?

  /// The pieces in the next bytes.
  mutating func read(_ bytes: [UInt8]) -> [ResponderPiece] {
    let news = reader.feed(bytes)
    wait = tail.wait(after: news, isComplete: reader.isComplete)
    return convert(news)
  }

  /// The pieces left at the end.
  mutating func finish() -> [ResponderPiece] {
    var pieces = convert(reader.finish())
    switch reader.end {
    case .finished where !hasSaid: failure = .upstream("it sent neither text nor a finish_reason.")
    case .finished: break
    case .truncated: failure = .upstream("its reply broke off.")
    case .failed(let reason): failure = GatewayError(upstream: reason)
    }
    if let usage { pieces.append(.usage(usage)) }
    return pieces
  }

  private mutating func convert(_ news: CompletionNews) -> [ResponderPiece] {
    if let usage = news.usage { self.usage = TokenUsage(upstream: usage) }
    var pieces: [ResponderPiece] = news.model.map { [.model($0)] } ?? []
    if let share = news.promptShare { pieces.append(.promptShare(share)) }
    let before = pieces.count
    // The gateway asks for one choice.
    for delta in news.deltas where delta.index == 0 {
      if !delta.reasoning.isEmpty { pieces.append(.reasoning(delta.reasoning)) }
      if !delta.content.isEmpty { pieces.append(.content(delta.content)) }
      if let reason = delta.finishReason { pieces.append(.finish(reason.rawValue)) }
    }
    hasSaid = hasSaid || pieces.count > before
    return pieces
  }
}

extension GatewayError {
  /// The error for a missing or incomplete reply.
  fileprivate init(upstream failure: CompletionFailure) {
    switch failure {
    case .said(let body):
      if let overflow = WindowOverflow(body, status: 200) {
        self = .tooLong(overflow, body.words.map { ": " + $0.fitForMessage(limit: 500) } ?? "")
        return
      }
      self = .upstream(body.words ?? "no reason given")
    case .failureReason(let word):
      self = .upstream("it ended its reply with finish_reason \(word.quoted).")
    case .unknownReason(let word):
      self = .upstream("it ended its reply with the unknown finish_reason \(word.quoted).")
    case .unreadable(let count, let first):
      self = .upstream(
        "\(count) \(count == 1 ? "part" : "parts") of its reply could not be read; it began with"
          + " \(first.fitForMessage(limit: 80).quoted).")
    case .page: self = .upstream("its reply is a web page.")
    case .unfit(let words): self = .upstream("its reply is \(words).")
    }
  }
}

extension TokenUsage {
  /// The counts of a server behind the gateway.
  init(upstream usage: Usage) {
    self.init(
      prompt: usage.promptTokens, cached: usage.cachedTokens, completion: usage.completionTokens,
      reasoning: usage.reasoningTokens, total: usage.totalTokens)
  }
}
