/// Makes an unfinished block parse the way it will most likely parse once the rest is there.
///
/// So that nothing flickers, inline markers that are still open at the end of a stream are closed:
/// `**bo` shows a bold "bo" from its first letter on, and `[text](http` shows the text as a link at
/// once. Markers at the very end, which may open or close, and a last line of nothing but markers
/// (a list item, underline, fence or table row to be) are held back. A marker that is never closed
/// comes out as text when its block is finished.
struct TailCompletion {
  private var bytes: [UInt8]
  private var closers: [UInt8] = []
  private var open: [Delimiter] = []

  private struct Delimiter {
    var mark: UInt8
    var count: Int
  }

  /// The completed form of an unfinished block.
  static func complete(_ bytes: [UInt8]) -> [UInt8] {
    var completion = TailCompletion(bytes: bytes)
    return completion.run()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func run() -> [UInt8] {
    guard let start = regionStart() else { return bytes }
    scan(from: start)
    guard !open.isEmpty || !closers.isEmpty else { return bytes }
    while let last = bytes.last, ASCII.isWhitespace(last) { bytes.removeLast() }
    bytes += closers
    for delimiter in open.reversed() {
      bytes += repeatElement(delimiter.mark, count: delimiter.count)
    }
    return bytes
  }

  /// The start of the last paragraph, heading or cell; `nil` inside code. Holds back a line of markers.
  private mutating func regionStart() -> Int? {
    var start = 0
    var fence: Fence?
    var fenceStart = 0
    var lastLine = 0
    bytes.withUnsafeBufferPointer { source in
      var offset = 0
      while offset < source.count {
        let end = source[offset...].firstIndex { $0 == ASCII.lineFeed } ?? source.count
        let line = SourceLine(source, start: offset, end: end)
        let content = ItemTrail.content(of: line)
        if let open = fence {
          if SourceLine(source, start: line.content, end: end).closes(open) { fence = nil }
          start = end
        } else if let opened = content.fence {
          fence = opened
          fenceStart = offset
          start = end
        } else if line.isBlank || content.start != line.content || content.isHeading {
          start = content.start
        } else if content.first == ASCII.pipe {
          start = source[offset..<end].lastIndex(of: ASCII.pipe) ?? offset
        }
        lastLine = offset
        offset = end + 1
      }
    }
    if bytes.last != ASCII.lineFeed,
      isHeldBack(bytes[lastLine...], in: lastLine > fenceStart ? fence : nil)
    {
      bytes.removeLast(bytes.count - lastLine)
    }
    return fence == nil ? min(start, bytes.count) : nil
  }

  /// True if a line that is not complete shows nothing yet: marks only, in code those of the
  /// closing fence.
  private func isHeldBack(_ line: ArraySlice<UInt8>, in fence: Fence?) -> Bool {
    line.allSatisfy {
      fence == nil
        ? TailCompletion.isStructural($0)
        : $0 == fence?.mark || ASCII.isBlank($0) || $0 == UInt8(ascii: ">")
    }
  }

  private static func isStructural(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "~"),
      ASCII.backtick, ASCII.pipe, ASCII.colon, ASCII.space, ASCII.tab:
      true
    default: false
    }
  }

  private mutating func scan(from start: Int) {
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case ASCII.backslash: offset += 2
      case ASCII.backtick: offset = codeSpan(offset)
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): offset = delimiter(offset)
      case ASCII.rightBracket where offset + 1 < bytes.count && bytes[offset + 1] == 0x28:
        offset = destination(offset + 2)
      default: offset += 1
      }
    }
  }

  private func endOfRun(_ offset: Int) -> Int {
    bytes[offset...].firstIndex { $0 != bytes[offset] } ?? bytes.count
  }

  private mutating func codeSpan(_ start: Int) -> Int {
    let end = endOfRun(start)
    guard end < bytes.count else {
      bytes.removeLast(bytes.count - start)
      return bytes.count
    }
    var offset = end
    while let close = bytes[offset...].firstIndex(of: ASCII.backtick) {
      let after = endOfRun(close)
      if after - close == end - start { return after }
      if after == bytes.count {
        // The first part of the closing run.
        bytes.removeLast(after - close)
        break
      }
      offset = after
    }
    closers = Array(repeating: ASCII.backtick, count: end - start)
    return bytes.count
  }

  private mutating func destination(_ start: Int) -> Int {
    if let end = bytes[start...].firstIndex(of: UInt8(ascii: ")")) { return end + 1 }
    let hasOpenTitle = bytes[start...].count { $0 == UInt8(ascii: "\"") } % 2 == 1
    closers = Array((hasOpenTitle ? "\")" : ")").utf8)
    return bytes.count
  }

  private mutating func delimiter(_ start: Int) -> Int {
    let mark = bytes[start]
    let end = endOfRun(start)
    var count = end - start
    let before = start > 0 ? bytes[start - 1] : ASCII.space
    if end == bytes.count {
      return trailing(mark, count, from: start)
    }
    let canOpen = !ASCII.isWhitespace(bytes[end]) && !ASCII.isAlphanumeric(before)
    let canClose =
      !ASCII.isWhitespace(before)
      && !(mark == UInt8(ascii: "_") && ASCII.isAlphanumeric(bytes[end]))
    if canClose { count = close(mark, count) }
    if count > 0, canOpen, mark != UInt8(ascii: "~") || count <= 2, open.count < 64 {
      open.append(Delimiter(mark: mark, count: count))
    }
    return end
  }

  /// Lets a run close what it can; says what is left of it.
  private mutating func close(_ mark: UInt8, _ count: Int) -> Int {
    var count = count
    while count > 0, let index = open.lastIndex(where: { $0.mark == mark }) {
      open.removeSubrange((index + 1)...)
      let used = min(count, open[index].count)
      open[index].count -= used
      count -= used
      if open[index].count == 0 { open.removeLast() }
    }
    return count
  }

  /// A run at the very end: closes if it is long enough, else it is held back.
  private mutating func trailing(_ mark: UInt8, _ count: Int, from start: Int) -> Int {
    if let index = open.lastIndex(where: { $0.mark == mark }), count >= open[index].count {
      open.removeSubrange(index...)
      return bytes.count
    }
    bytes.removeLast(count)
    return bytes.count
  }
}
