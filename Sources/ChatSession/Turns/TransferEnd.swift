package import ContextAPI

/// How the transfer of a turn came to its end, as the client said.
package enum TransferEnd: Equatable, Sendable {
  /// A finish_reason or `[DONE]` came.
  case finished
  /// It ended with neither.
  case truncated
  /// Something went wrong.
  case failed(APIError)
  /// We closed it.
  case cancelled
}

extension TransferEnd {
  /// From the client's word.
  package init(_ end: StreamEnd) {
    switch end {
    case .finished: self = .finished
    case .truncated: self = .truncated
    case .failed(let error): self = .failed(error)
    case .cancelled: self = .cancelled
    }
  }
}
