/// The output streams of commands. Every command uses these two, so one rule holds for all.
enum StandardStream {
  static let output = StandardOutput()
  static let error = StandardError()
}
