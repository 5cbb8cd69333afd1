/// One line of a source text and the questions that block structure asks of it.
///
/// The rules are those of CommonMark 0.30, chapters "Leaf blocks" and "Container blocks".
struct SourceLine {
  let bytes: SourceBytes
  let start: Int
  /// Without the line end.
  let end: Int
  /// The first byte that is neither space nor tab.
  let content: Int
  /// The column of `content`, tabs to every fourth column.
  let indent: Int

  /// Creates a line of a text.
  init(_ bytes: SourceBytes, start: Int, end: Int) {
    self.bytes = bytes
    self.start = start
    self.end = end
    var offset = start
    var column = 0
    while offset < end, ASCII.isBlank(bytes[offset]) {
      column = bytes[offset] == ASCII.tab ? (column / 4 + 1) * 4 : column + 1
      offset += 1
    }
    content = offset
    indent = column
  }

  /// The same line with another indentation.
  init(_ line: SourceLine, indent: Int) {
    bytes = line.bytes
    start = line.start
    end = line.end
    content = line.content
    self.indent = indent
  }

  var isBlank: Bool { content == end }
  /// The first byte of the content; a space for a blank line.
  var first: UInt8 { isBlank ? ASCII.space : bytes[content] }

  var isHeading: Bool {
    guard indent < 4, first == UInt8(ascii: "#") else { return false }
    let after = bytes.endOfRun(of: UInt8(ascii: "#"), from: content, to: end)
    return after - content <= 6 && (after == end || ASCII.isBlank(bytes[after]))
  }

  var isThematicBreak: Bool {
    let mark = first
    guard indent < 4,
      mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-") || mark == UInt8(ascii: "_")
    else { return false }
    var marks = 0
    for offset in content..<end {
      if bytes[offset] == mark {
        marks += 1
      } else if !ASCII.isBlank(bytes[offset]) {
        return false
      }
    }
    return marks >= 3
  }

  var isSetextUnderline: Bool {
    let mark = first
    guard indent < 4, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    let after = bytes.endOfRun(of: mark, from: content, to: end)
    return bytes.skipBlanks(from: after, to: end) == end
  }

  var isQuote: Bool { indent < 4 && first == UInt8(ascii: ">") }

  /// The fence that the line opens.
  var fence: Fence? { indent < 4 ? indentedFence : nil }

  /// The fence that the line opens if its indentation does not count.
  var indentedFence: Fence? {
    let mark = first
    guard mark == ASCII.backtick || mark == UInt8(ascii: "~") else { return nil }
    let after = bytes.endOfRun(of: mark, from: content, to: end)
    guard after - content >= 3 else { return nil }
    if mark == ASCII.backtick, bytes[after..<end].contains(ASCII.backtick) { return nil }
    return Fence(
      mark: mark, length: after - content, indent: indent,
      info: trimmed(after..<end))
  }

  /// True if the line closes a fence.
  func closes(_ fence: Fence) -> Bool {
    guard indent < (fence.indent < 4 ? 4 : fence.indent + 4), first == fence.mark else {
      return false
    }
    let after = bytes.endOfRun(of: fence.mark, from: content, to: end)
    return after - content >= fence.length && bytes.skipBlanks(from: after, to: end) == end
  }

  /// The marker of a list item that the line begins with.
  var listMarker: ListMarker? {
    guard indent < 4, !isBlank else { return nil }
    var offset = content
    var number: Int?
    while offset < end, offset - content < 9, ASCII.isDigit(bytes[offset]) {
      number = (number ?? 0) * 10 + Int(bytes[offset] - 0x30)
      offset += 1
    }
    guard offset < end else { return nil }
    let mark = bytes[offset]
    let isMark =
      number == nil
      ? mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "+")
      : mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
    offset += 1
    guard isMark, offset == end || ASCII.isBlank(bytes[offset]) else { return nil }
    return ListMarker(
      mark: mark, number: number, width: offset - content,
      contentColumn: contentColumn(after: offset, column: indent + offset - content),
      isEmpty: bytes.skipBlanks(from: offset, to: end) == end, isBare: offset == end)
  }

  /// The start of an item's content: after one to four columns of space, else after one.
  private func contentColumn(after offset: Int, column markerEnd: Int) -> Int {
    var offset = offset
    var column = markerEnd
    while offset < end, ASCII.isBlank(bytes[offset]) {
      column = bytes[offset] == ASCII.tab ? (column / 4 + 1) * 4 : column + 1
      offset += 1
    }
    return offset == end || column - markerEnd > 4 ? markerEnd + 1 : column
  }

  /// A part without the blanks around it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    let lower = bytes.skipBlanks(from: range.lowerBound, to: range.upperBound)
    var upper = range.upperBound
    while upper > lower, ASCII.isBlank(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }
}

/// The opening of a fenced code block.
struct Fence: Sendable, Equatable {
  var mark: UInt8
  var length: Int
  var indent: Int
  /// The info string, in the source.
  var info: Range<Int>
}

/// The marker of a list item.
struct ListMarker: Sendable, Equatable {
  /// `-`, `*` or `+`; `.` or `)` after a number.
  var mark: UInt8
  var number: Int?
  /// Without the space after it.
  var width: Int
  /// Lines of the item are indented at least so far.
  var contentColumn: Int
  /// Nothing but blanks follows the marker on its line.
  var isEmpty: Bool
  /// Nothing at all follows.
  var isBare: Bool

  /// True if a paragraph ends where this marker starts. The parser lets an empty item do it if a
  /// blank follows.
  var canInterruptParagraph: Bool { !isBare && (number ?? 1) == 1 }

  /// True if an item with the other marker belongs to the same list.
  func isSibling(of other: ListMarker) -> Bool { mark == other.mark }
}
