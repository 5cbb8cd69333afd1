import ChatModel
import HTTPStream

/// An error of an API: a status and a body, in the form in which that API writes it.
struct GatewayError: Error, Hashable, Sendable, CustomStringConvertible {
  var status: Int
  var code: String
  var message: String
  var param: String?
  /// Seconds, for `Retry-After`.
  var retryAfter: Int?
  /// The methods that a URL accepts, for `Allow`.
  var allowed: String?
  /// How the API that was asked writes its errors; `nil` while that is open, Ark's then.
  var form: ErrorForm?

  /// What is known of the model's window, if the request is too long for it.
  var overflow: WindowOverflow?
  /// True if nothing of the turn is in the memory of its context, however far its reply had come.
  var storedNothing = false

  init(
    _ status: Int, _ code: String, _ message: String, param: String? = nil, retryAfter: Int? = nil
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.param = param
    self.retryAfter = retryAfter
  }

  var description: String { message }

  /// The same for a turn of which nothing was stored.
  var ofNothingStored: GatewayError {
    var error = self
    error.storedNothing = true
    return error
  }

  /// The error without secrets in its words. Code and parameter are always ours, never a stranger's.
  func cleaned(by redactor: Redactor) -> GatewayError {
    var error = self
    error.message = redactor.clean(message)
    return error
  }
}
