/// Why the session could not be opened: what the user is told once the terminal is theirs again.
package struct BootFailure: Error, Hashable, Sendable {
  /// One or two sentences.
  package var message: String
  /// The exit status.
  package var status: Int32

  /// A failure with its sentences and its exit status.
  package init(message: String, status: Int32) {
    self.message = message
    self.status = status
  }
}
