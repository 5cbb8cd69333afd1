package import TerminalKit

extension Transcript {
  /// Takes the size of the part of the screen that the transcript is drawn in.
  ///
  /// What the reader sees at the top stays there. A screen that grows until the end is visible
  /// follows from then on, and comes back to the old view when it shrinks again before anything
  /// happened.
  package mutating func resize(_ newSize: Size) {
    guard newSize != size else { return }
    let memory = resizeMemory ?? rememberedPlace()
    let columnsChanged = newSize.columns != size.columns
    if columnsChanged || newSize.rows > visible.count { visibleIsStale = true }
    size = newSize
    if columnsChanged {
      context.width = max(1, size.columns - margin)
      context.generation += 1
    }
    guard let memory else { return }
    restore(memory, columnsChanged: columnsChanged)
  }

  private mutating func rememberedPlace() -> ResizeMemory? {
    guard case .anchored(let anchor) = position, turns.keys.contains(anchor.key) else { return nil }
    var layout = layout(of: anchor.key)
    let place = ContentPlace(of: anchor.row, rows: layout.count(of: anchor.part)) {
      layout.walkedLine(of: anchor.part, $0)
    }
    return ResizeMemory(key: anchor.key, part: anchor.part, place: place)
  }

  private mutating func restore(_ memory: ResizeMemory, columnsChanged: Bool) {
    guard turns.keys.contains(memory.key) else { return }
    let wasAtBottom = isAtBottom
    if columnsChanged || wasAtBottom { anchor(at: memory) }
    let fits = rowsToEnd(from: topRow(), limit: size.rows + 1) <= size.rows
    if fits {
      follow()
    } else if wasAtBottom {
      markEnd()
      visibleIsStale = true
    }
    resizeMemory = memory
    resizeMemory?.isAtBottom = fits
  }

  private mutating func anchor(at memory: ResizeMemory) {
    var layout = layout(of: memory.key)
    let row = memory.place.row(rows: layout.count(of: memory.part)) {
      layout.walkedLine(of: memory.part, $0)
    }
    position = .anchored(Anchor(key: memory.key, part: memory.part, row: row))
  }
}
