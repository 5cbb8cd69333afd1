/// What a conversation can be written as. The raw value is the file's ending.
package enum DocumentFormat: String, Sendable, CaseIterable {
  /// The visible branch, to be read.
  case markdown = "md"
  /// Everything, every branch, to be imported again.
  case json
  /// The visible branch as one page that needs nothing beside it.
  case html
}
