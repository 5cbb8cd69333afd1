/// The formats of a written conversation. The raw value is the file's extension.
package enum DocumentFormat: String, Sendable, CaseIterable {
  /// The visible branch, to be read.
  case markdown = "md"
  /// Everything, every branch, to be imported again.
  case json
  /// The visible branch as one page that needs no other file.
  case html
}
