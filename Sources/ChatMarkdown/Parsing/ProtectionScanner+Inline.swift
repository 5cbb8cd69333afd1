extension ProtectionScanner {
  /// Takes one byte, escape, code span, address, run of marks or piece of math.
  mutating func inline(_ protection: inout Protection) {
    switch source[offset] {
    case ASCII.backslash: backslash(&protection)
    case ASCII.backtick: passCodeSpan(&protection)
    case ASCII.dollar: dollar(&protection)
    case ASCII.rightBracket where source.byte(at: offset + 1) == ASCII.colon:
      // The label of a definition may reach over lines.
      protect(.literal, (offset + 1)..<(offset + 2), &protection)
    case ASCII.colon:
      address(BareAddress(source, colon: offset, from: copied), &protection)
    case UInt8(ascii: "."):
      address(BareAddress(source, point: offset, from: copied), &protection)
    case UInt8(ascii: "@"):
      address(BareAddress(source, atSign: offset, from: copied), &protection)
    case UInt8(ascii: "~"): tildes(&protection)
    case UInt8(ascii: "*"): stars(&protection)
    case UInt8(ascii: "_"): underscores(&protection)
    default: offset += 1
    }
  }

  // MARK: - Addresses

  private mutating func address(_ found: BareAddress?, _ protection: inout Protection) {
    guard let found else {
      offset += 1
      return
    }
    let start = found.range.lowerBound
    switch source.byte(at: start - 1) {
    case UInt8(ascii: "(") where source.byte(at: start - 2) == ASCII.rightBracket:
      // The target of a link.
      offset = endOfTarget(from: start)
    case UInt8(ascii: "<"):
      // Marked as an address, which the parser knows.
      let end = source[start...].firstIndex {
        $0 <= ASCII.space || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
      }
      guard let end, source[end] == UInt8(ascii: ">") else { fallthrough }
      offset = end
    default:
      protect(.address(prefix: found.prefix), found.range, &protection)
    }
  }

  /// The end of a link's target: at white space, or at the bracket that closes the link.
  private func endOfTarget(from start: Int) -> Int {
    var depth = 0
    var end = start
    while end < source.count, source[end] > ASCII.space {
      switch source[end] {
      case ASCII.backslash where end + 1 < source.count && source[end + 1] > ASCII.space: end += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return end }
        depth -= 1
      // Any other byte is part of the target.
      default: break
      }
      end += 1
    }
    return end
  }

  // MARK: - Marks

  /// One tilde is a tilde: the parser would take it for a mark that strikes out.
  private mutating func tildes(_ protection: inout Protection) {
    let end = source.endOfRun(of: UInt8(ascii: "~"), from: offset, to: source.count)
    // At the very end it may be the first of two, and strikes nothing out.
    if end - offset == 1, end < source.count {
      protect(.literal, offset..<end, &protection)
    } else {
      offset = end
    }
  }

  private mutating func stars(_ protection: inout Protection) {
    let run = MarkRun(source, at: offset, lineStart: lineStart)
    guard !LiteralMarks.isText(run, source) else {
      return protect(.literal, run.range, &protection)
    }
    let (before, after) = run.joins(source)
    join(before, at: run.range.lowerBound, &protection)
    join(after, at: run.range.upperBound, &protection)
    offset = run.range.upperBound
  }

  private mutating func underscores(_ protection: inout Protection) {
    let run = MarkRun(source, at: offset, lineStart: lineStart)
    if let name = LiteralName.range(run, source) {
      protect(.literal, name, &protection)
    } else {
      offset = run.range.upperBound
    }
  }
}
