/// The version of the program.
enum Version {
  static let current = "0.1.0"
  /// The program, as servers are told.
  static let userAgent = "ctxchat/\(current)"
}
