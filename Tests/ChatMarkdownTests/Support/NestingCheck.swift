@testable import ChatMarkdown

/// Notes everything that a reader must not report: ends without beginnings, spans over the edge of a block, text outside
/// of blocks that hold text.
final class NestingCheck: MarkdownVisitor {
  private enum Open: Equatable {
    case block(MarkdownBlock)
    case span(MarkdownSpan)
  }

  private var open: [Open] = []
  private var faults: [String] = []

  static func faults(_ source: String) -> [String] {
    let check = NestingCheck()
    MarkdownReader.read(source, into: check)
    return check.allFaults
  }

  var allFaults: [String] { faults + open.map { "never closed: \($0)" } }

  private var block: MarkdownBlock? {
    for case .block(let block) in open.reversed() { return block }
    return nil
  }

  private var isInSpan: Bool {
    if case .span? = open.last { true } else { false }
  }

  func enter(_ block: MarkdownBlock) {
    if isInSpan { faults.append("\(block) in a span") }
    switch block {
    case .item: expect(isList(self.block), "an item outside of a list")
    case .tableHead, .tableBody: expect(isTable(self.block), "\(block) outside of a table")
    case .cell: expect(self.block == .tableRow, "a cell outside of a row")
    default: break
    }
    open.append(.block(block))
  }

  func leave(_ block: MarkdownBlock) { close(.block(block)) }

  func enter(_ span: MarkdownSpan) {
    expect(holdsText, "\(span) in \(String(describing: block))")
    open.append(.span(span))
  }

  func leave(_ span: MarkdownSpan) { close(.span(span)) }

  func text(_ bytes: SourceBytes, as kind: MarkdownWords) {
    expect(holdsText, "text in \(String(describing: block))")
    expect(String(validating: bytes, as: UTF8.self) != nil, "text that is no UTF-8")
  }

  func math(_ math: String, isDisplay: Bool) {
    expect(holdsText && !math.isEmpty, "math in \(String(describing: block))")
    if case .code? = block { faults.append("math in code") }
  }

  func lineEnd() { expect(holdsText, "a line end in \(String(describing: block))") }
  func lineBreak() { expect(holdsText, "a line break in \(String(describing: block))") }

  /// Items of tight lists hold text without a paragraph.
  private var holdsText: Bool {
    switch block {
    case .paragraph, .heading, .code, .html, .cell, .item: true
    default: false
    }
  }

  private func close(_ closed: Open) {
    let last = open.popLast()
    if case .block(let ending) = closed, isList(ending), case .block(let begun)? = last {
      // md4c 0.4.8 knows neither the start nor the tightness of a list any more.
      return expect(
        isOrdered(begun) == isOrdered(ending) && isList(begun), "another list is closed")
    }
    expect(last == closed, "\(closed) is closed, and was not the last")
  }

  private func isOrdered(_ block: MarkdownBlock) -> Bool {
    if case .orderedList = block { true } else { false }
  }

  private func expect(_ condition: Bool, _ fault: @autoclosure () -> String) {
    if !condition { faults.append(fault()) }
  }

  private func isList(_ block: MarkdownBlock?) -> Bool {
    switch block {
    case .bulletList, .orderedList: true
    default: false
    }
  }

  private func isTable(_ block: MarkdownBlock?) -> Bool {
    if case .table? = block { true } else { false }
  }
}
