/// Where commands write. Every command uses these two, so that one rule holds for all.
enum StandardStream {
  static let output = StandardOutput()
  static let error = StandardError()
}
