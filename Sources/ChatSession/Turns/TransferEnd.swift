import ContextAPI

/// The end of a turn's transfer, as the API client reported it.
enum TransferEnd: Equatable, Sendable {
  /// A finish_reason or `[DONE]` came.
  case finished
  /// The stream ended without either.
  case truncated
  /// An error ended it.
  case failed(APIError)
  /// We closed it.
  case cancelled
}

extension TransferEnd {
  /// The end that the API client reported.
  init(_ end: StreamEnd) {
    switch end {
    case .finished: self = .finished
    case .truncated: self = .truncated
    case .failed(let error): self = .failed(error)
    case .cancelled: self = .cancelled
    }
  }
}
