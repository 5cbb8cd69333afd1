import HistoryStore

extension StoreError {
  /// The error of a closure that only uses the history: Swift does not infer its type.
  init(thrown error: any Error) {
    self = error as? StoreError ?? StoreError(.other, "\(error)")
  }
}
