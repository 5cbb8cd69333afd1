/// The end of a reply, as far as its bytes show.
package enum CompletionEnd: Equatable, Sendable {
  /// The server said that it is over: whole, or cut for a reason that it names.
  case finished
  /// It ended in good order, but nothing said that it is over.
  case truncated
  /// The reply is missing or incomplete.
  case failed(CompletionFailure)
}

/// The reason why a reply is missing or incomplete.
package enum CompletionFailure: Equatable, Sendable {
  /// The server's word that it failed.
  case said(ErrorBody)
  /// A finish_reason that names a failure.
  case failureReason(String)
  /// A finish_reason that is not known to end a reply.
  case unknownReason(String)
  /// The number of parts that could not be read, and the beginning of the first. Not yet fit for a message: a
  /// key must be taken out before anything is cut.
  case unreadable(count: Int, first: String)
  /// A web page came.
  case page
  /// The body does not follow the API: a description of it.
  case unfit(String)
}
