/// How a reply came to its end, as far as its bytes tell.
package enum CompletionEnd: Equatable, Sendable {
  /// The server said that it is over: whole, or cut for a reason that it names.
  case finished
  /// It ended in good order, but nothing said that it is over.
  case truncated
  /// There is no reply, or no whole one.
  case failed(CompletionFailure)
}

/// Why a reply is none, or no whole one.
package enum CompletionFailure: Equatable, Sendable {
  /// The server's word that it failed.
  case said(ErrorBody)
  /// A finish_reason that names a failure.
  case failureReason(String)
  /// A finish_reason that is not known to end a reply.
  case unknownReason(String)
  /// So many parts could not be read, the first of which began like this. Not yet fit for a message: a
  /// key must be taken out before anything is cut.
  case unreadable(count: Int, first: String)
  /// A web page came.
  case page
  /// What came is not what the API promises: what it was.
  case unfit(String)
}
