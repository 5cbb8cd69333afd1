/// The number and the times of retries.
public struct RetryPolicy: Equatable, Sendable {
  /// Further attempts at creating a context: for 408, 409, 429, 5xx, timeouts and lost connections.
  public var createRetries: Int
  /// Further attempts at a turn that the server certainly did not run because it was busy or
  /// overloaded.
  public var chatRetries: Int
  /// Further attempts at a turn that could not be sent because the connection was refused.
  public var connectRetries: Int
  /// Further attempts while the server loads the model, which takes longer than other refusals last.
  public var loadingRetries: Int
  /// The longest computed delay in seconds between those.
  public var longestLoadingDelay = 5.0
  /// Seconds before the first retry; doubled each time.
  public var firstDelay: Double
  /// The longest computed delay in seconds.
  public var longestDelay: Double
  /// The longest wait that a server may ask for, in seconds; beyond it the error is shown instead.
  public var longestRetryAfter: Double

  /// Creates a policy.
  public init(
    createRetries: Int = 2, chatRetries: Int = 4, connectRetries: Int = 2,
    loadingRetries: Int = 24, firstDelay: Double = 0.5, longestDelay: Double = 30,
    longestRetryAfter: Double = 60
  ) {
    self.createRetries = createRetries
    self.chatRetries = chatRetries
    self.connectRetries = connectRetries
    self.loadingRetries = loadingRetries
    self.firstDelay = firstDelay
    self.longestDelay = longestDelay
    self.longestRetryAfter = longestRetryAfter
  }

  /// The program's policy.
  public static let standard = RetryPolicy()
  /// Every request once.
  public static let never = RetryPolicy(
    createRetries: 0, chatRetries: 0, connectRetries: 0, loadingRetries: 0)

  /// Seconds to wait before the next attempt at creating a context; `nil`: do not try again.
  ///
  /// - Parameters:
  ///   - error: The error of the last attempt.
  ///   - attempt: Number of attempts so far, from 1.
  ///   - jitter: A random number in 0..<1.
  func delayForCreate(after error: APIError, attempt: Int, jitter: Double) -> Double? {
    let most = error.kind == .loading ? loadingRetries : createRetries
    guard attempt <= most, error.canRetryCreate else { return nil }
    return delay(error, attempt: attempt, jitter: jitter)
  }

  /// Seconds to wait before the next attempt at a turn; `nil`: do not try again. Only what the
  /// server certainly did not run is ever tried again. `attempt` counts failures of the same sort,
  /// from 1.
  func delayForChat(after error: APIError, attempt: Int, jitter: Double) -> Double? {
    guard !error.requestWasSent, attempt <= retries(for: error) else { return nil }
    return delay(error, attempt: attempt, jitter: jitter)
  }

  private func retries(for error: APIError) -> Int {
    switch error.kind {
    case .busy, .rateLimited(canClear: true): chatRetries
    case .loading: loadingRetries
    case .network: connectRetries
    case .timeout: error.status == nil ? connectRetries : 0
    default: 0
    }
  }

  private func delay(_ error: APIError, attempt: Int, jitter: Double) -> Double? {
    if let asked = error.retryAfter {
      return asked <= longestRetryAfter ? max(asked, 0) : nil
    }
    var delay = firstDelay
    let longestDelay = error.kind == .loading ? longestLoadingDelay : longestDelay
    for _ in 1..<max(attempt, 1) where delay < longestDelay { delay *= 2 }
    // Up to a quarter more or less, so that clients that failed together do not come back together.
    return min(delay, longestDelay) * (0.75 + 0.5 * jitter)
  }
}

extension APIError {
  fileprivate var canRetryCreate: Bool {
    switch kind {
    case .rateLimited(let canClear): return canClear
    case .timeout, .server, .busy, .loading: return true
    case .network: return true
    default:
      guard let status else { return false }
      return status == 408 || status == 409 || status >= 500
    }
  }
}
