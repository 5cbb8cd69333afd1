/// Finds text objects. It only looks.
struct ViSelector {
  /// An object: both ends, the last as an operator takes it.
  struct Found: Equatable {
    var start: Int
    var end: Int
    var isInclusive = true
    var isLines = false
  }

  let buffer: EditBuffer
  let cursor: Int
  /// The other end of the selection, if it is larger than one unit.
  let anchor: Int?
  let isSelecting: Bool
  /// True while the selection is one of lines.
  var isSelectingLines = false

  /// The object at the cursor, or so many; `nil` if there is none.
  func find(_ object: ViObject, _ count: Int) -> Found? {
    switch object.kind {
    case .word(let isBig): words(count, isBig: isBig, isAround: object.isAround)
    case .sentence: sentences(count, isAround: object.isAround)
    case .paragraph: paragraphs(count, isAround: object.isAround)
    case .quote(let sign): quote(sign, count, isAround: object.isAround)
    case .block(let open, let close): block(open, close, count, isAround: object.isAround)
    }
  }

  func walk(_ place: Int) -> ViWalk { ViWalk(buffer: buffer, place: place) }
}
