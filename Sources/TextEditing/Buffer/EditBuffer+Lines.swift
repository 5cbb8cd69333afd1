extension EditBuffer {
  /// The start of the line that a place is in, not looking further back than `bound`.
  func lineStart(of index: Int, notBefore bound: Int = 0) -> Int {
    var start = index
    while start > bound, !units[start - 1].isNewline { start -= 1 }
    return start
  }

  /// The end of the line that a place is in, before its line end.
  func lineEnd(of index: Int) -> Int {
    var end = index
    while end < count, !units[end].isNewline { end += 1 }
    return end
  }
}
