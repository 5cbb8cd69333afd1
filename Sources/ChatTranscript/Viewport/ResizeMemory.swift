/// The state that a resize needs to return to the same view; forgotten as soon as the reader moves.
struct ResizeMemory: Sendable, Hashable {
  /// The top row as the reader last chose it.
  var key: Int
  var part: TurnPart
  var place: ContentPlace
  /// True if the screen grew so far that the end came into view, and the view follows it since.
  var isAtBottom = false
}
