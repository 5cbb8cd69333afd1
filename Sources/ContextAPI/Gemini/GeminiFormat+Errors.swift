import ChatModel
import CompletionReading
import Wording

extension GeminiFormat {
  /// A 403 and a 404 mean much here that they mean nowhere else; see ``GeminiFailure``.
  var hasCommonSignsOfLoss: Bool { false }

  func kind(
    of error: ErrorBody, status: Int, operation: ErrorClassifier.Operation
  ) -> APIError.Kind? {
    GeminiFailure(error, status: status).kind(in: operation)
  }

  func advice(
    on error: ErrorBody, status: Int, operation: ErrorClassifier.Operation
  ) -> String? {
    let failure = GeminiFailure(error, status: status)
    let local = localized(
      "use mode local, or a profile with api chat: then the seed is sent with every turn.")
    if let size = failure.tooSmall {
      let has =
        size.tokens.map { localized("has \(Count.text($0)) tokens") } ?? localized("is too short")
      return
        localized(
          """
          The seed \(has), and a cache of this model needs at least \
          \(Count.text(size.minimum)): make it longer, or \(local)
          """)
    }
    if failure.hasNoCaches {
      return
        localized(
          """
          The free tier keeps no contexts, so waiting does not help: use a key of a paid \
          project, or \(local)
          """)
    }
    if failure.isOfOtherModel {
      return localized(
        """
        A context works only with the model that it was made for: go back to that one, or \
        rebuild the context for this one.
        """)
    }
    return nil
  }

  func minimumTokens(in error: ErrorBody, status: Int) -> Int? {
    GeminiFailure(error, status: status).tooSmall?.minimum
  }
}

/// An error in Google's form, and what it means with cached contents.
struct GeminiFailure {
  /// The HTTP status, also of an error inside a 200.
  let status: Int?
  private let body: ErrorBody
  private let message: String
  private let reasons: String

  init(_ body: ErrorBody, status: Int) {
    self.body = body
    self.status = status >= 300 ? status : body.code.flatMap { Int($0) }
    message = body.words
    reasons = body.details.reasons.joined(separator: " ").lowercased()
  }

  /// The kind; `nil`: the common table decides.
  func kind(in operation: ErrorClassifier.Operation) -> APIError.Kind? {
    if body.type == "prompt_blocked" { return nil }
    if isAboutKey { return .key }
    if operation != .create, isGone { return .contextLost }
    if tooSmall != nil { return .badRequest }
    if isOfOtherModel { return .model }
    switch status {
    case 400:
      return message.holdsAny(["user location is not supported", "enable billing"]) ? .account : nil
    case 403: return .account
    case 404: return message.holds("model") ? .model : nil
    case 429: return quota
    default: return nil
    }
  }

  private var isAboutKey: Bool {
    guard status == 400 || status == 401 || status == 403 else { return false }
    return reasons.holds("api_key") || message.holdsAny(["api key", "api_key"])
  }

  /// Said of one that has expired, that was deleted, or that another key made: they cannot be told apart.
  private var isGone: Bool {
    guard let status, [400, 403, 404].contains(status) else { return false }
    guard message.holdsAny(["cachedcontent", "cached content", "cache content"]) else {
      return false
    }
    return status == 404 || message.holdsAny(["not found", "not exist", "expired"])
  }

  /// The request's model is not that of the context.
  var isOfOtherModel: Bool {
    status == 400 && message.holdsAny(["cachedcontent", "cached content"])
      && message.holds("model") && message.holdsAny(["the same", "match", "different"])
  }

  // MARK: Quotas

  private var quota: APIError.Kind {
    if hasNoCaches || hasNoQuota { return .account }
    let names = reasons + " " + message
    if names.holdsAny(["perday", "per day"]) { return .rateLimited(canClear: false) }
    // A free tier has limits that clear, too: those say when.
    let isFree = names.holdsAny(["freetier", "free_tier", "free tier"])
    return isFree && body.details.retryDelay == nil && !names.holds("perminute")
      ? .account : .rateLimited(canClear: true)
  }

  /// The key's tier stores no cached contents.
  var hasNoCaches: Bool {
    guard status == 429 else { return false }
    let names = reasons + " " + message
    return names.holds("cachedcontentstorage") && names.holds("freetier")
  }

  /// A limit of nothing never clears.
  private var hasNoQuota: Bool {
    ["limit: 0", "limit=0"].contains { sign in
      guard message.holds(sign) else { return false }
      return !(0...9).contains { message.holds("\(sign)\($0)") } && !message.holds("\(sign).")
    }
  }

  // MARK: Sizes

  /// The tokens of a seed that is too short, and how many it needs.
  var tooSmall: (tokens: Int?, minimum: Int)? {
    guard status == 400, message.holdsAny(["too small", "minimum token count", "min_total_token"])
    else { return nil }
    if let minimum = message.number(after: "min_total_token_count") {
      let rest = message.replacingAll("min_total_token_count", with: "minimum")
      return (rest.number(after: "total_token_count"), minimum)
    }
    guard let minimum = message.number(after: "start caching") else { return nil }
    return (message.number(after: "content is of"), minimum)
  }
}
