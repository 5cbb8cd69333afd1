/// A change of a document that leaves every byte alone that it is not about: comments, order, spelling.
struct DocumentEdit {
  /// The document's bytes so far.
  private(set) var bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The end of a line as the document writes it.
  var lineEnd: String {
    guard let feed = bytes.firstIndex(of: UInt8(ascii: "\n")), feed > 0 else { return "\n" }
    return bytes[feed - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// Puts other text in place of a value.
  mutating func replace(_ node: Node, by value: String) {
    bytes.replaceSubrange(node.range, with: value.utf8)
  }

  /// Adds a member at the end of an object, on a line of its own.
  ///
  /// - Parameter member: Name, colon and value. Its further lines begin as the document is indented at its first.
  mutating func add(_ member: (_ indent: String) -> String, to object: Node, depth: Int) {
    guard case .object(let members) = object.value else { return }
    guard let last = members.last else {
      let indent = String(repeating: "  ", count: depth)
      let outer = indent.dropLast(2)
      // What comments an empty object has stay inside it, behind the member.
      return insert(
        lineEnd + indent + member(indent) + lineEnd + outer, at: object.range.lowerBound + 1)
    }
    let indent = indent(of: last) ?? String(repeating: "  ", count: depth)
    let end = last.value.range.upperBound
    let comma = comma(after: end)
    let place = endOfLine(after: comma.map { $0 + 1 } ?? end)
    insert(lineEnd + indent + member(indent) + (comma == nil ? "" : ","), at: place)
    if comma == nil { insert(",", at: end) }
  }

  private mutating func insert(_ text: String, at place: Int) {
    bytes.insert(contentsOf: text.utf8, at: place)
  }

  /// The indent of a member: the text before its name, if that is white space alone.
  private func indent(of member: Node.Member) -> String? {
    let start = member.nameRange.lowerBound
    let before = bytes[..<start].reversed().prefix { $0 == 0x20 || $0 == 0x09 }
    let lineStart = start - before.count
    guard lineStart > 0, bytes[lineStart - 1] == UInt8(ascii: "\n") else { return nil }
    return String(decoding: bytes[lineStart..<start], as: UTF8.self)
  }

  /// The comma behind a value, past white space and comments.
  private func comma(after end: Int) -> Int? {
    var index = end
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ","): return index
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "/"): index = self.end(ofCommentAt: index)
      default: return nil
      }
    }
    return nil
  }

  /// The end of the line, if nothing but white space and comments is left on it: a comment stays beside what it is
  /// about. Else the place itself.
  private func endOfLine(after place: Int) -> Int {
    var index = place
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        return index > place && bytes[index - 1] == UInt8(ascii: "\r") ? index - 1 : index
      case 0x20, 0x09, 0x0D: index += 1
      case UInt8(ascii: "/"):
        let end = self.end(ofCommentAt: index)
        if bytes[index..<end].contains(UInt8(ascii: "\n")) { return place }
        index = end
      default: return place
      }
    }
    return place
  }

  /// The place behind a comment; that of one to the end of the line is the line's end.
  private func end(ofCommentAt start: Int) -> Int {
    let rest = bytes[start...]
    guard rest.dropFirst().first == UInt8(ascii: "*") else {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      return end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    }
    var index = start + 2
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
        return index + 2
      }
      index += 1
    }
    return bytes.count
  }
}
