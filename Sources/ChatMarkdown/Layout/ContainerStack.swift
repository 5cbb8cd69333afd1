import TerminalKit

/// The lists and quotes around a block and what they put left of its rows.
struct ContainerStack {
  /// A list, one of its items, or a quote.
  private struct Container {
    var kind: Kind
    /// True if it has a part of the prefix; deep nesting stops taking room.
    var isVisible: Bool
  }

  enum Kind {
    case list(nextNumber: Int?, isTight: Bool)
    case item
    case quote
  }

  /// The prefix of one container.
  struct Part {
    /// Put once, in front of the first row.
    var marker: StyledSpan?
    var rest: StyledSpan
    var width: Int
    var isQuote: Bool
  }

  private var containers: [Container] = []
  private(set) var parts: [Part] = []
  private(set) var width = 0
  private var quotes = 0
  private var lists = 0
  /// The prefix may take this much.
  private let limit: Int

  /// No containers, for rows of a width.
  init(rowWidth: Int) {
    limit = rowWidth / 2
  }

  var isInQuote: Bool { quotes > 0 }
  /// Number of open lists.
  var listDepth: Int { lists }

  /// True if blocks in the innermost container follow each other without a gap.
  var isTight: Bool {
    for container in containers.reversed() {
      switch container.kind {
      case .list(_, let isTight): return isTight
      case .quote: return false
      case .item: continue
      }
    }
    return false
  }

  /// Opens a quote.
  mutating func pushQuote(bar: StyledSpan) {
    quotes += 1
    push(.quote, Part(marker: nil, rest: bar, width: CellWidth.of(bar.text), isQuote: true))
  }

  /// Opens a list; `firstNumber` is `nil` for bullets.
  mutating func pushList(firstNumber: Int?, isTight: Bool) {
    lists += 1
    containers.append(
      Container(kind: .list(nextNumber: firstNumber, isTight: isTight), isVisible: false))
  }

  /// Opens an item after its marker; returns the marker if there is no room to indent for it.
  mutating func pushItem(marker: StyledSpan) -> StyledSpan? {
    let width = CellWidth.of(marker.text)
    let rest = StyledSpan(String(repeating: " ", count: width))
    return push(.item, Part(marker: marker, rest: rest, width: width, isQuote: false))
      ? nil : marker
  }

  /// The number of the next item of the innermost list, which is counted up.
  mutating func takeNumber() -> Int? {
    guard let last = containers.last, case .list(let number?, let isTight) = last.kind else {
      return nil
    }
    containers[containers.count - 1].kind = .list(nextNumber: number + 1, isTight: isTight)
    return number
  }

  /// Closes the innermost container.
  mutating func pop() {
    guard let container = containers.popLast() else { return }
    switch container.kind {
    case .list: lists -= 1
    case .quote: quotes -= 1
    case .item: break
    }
    if container.isVisible, let part = parts.popLast() {
      width -= part.width
      joinPrefix()
    }
  }

  /// The prefix of the first row of a block; its markers are used up.
  mutating func takeFirstPrefix() -> [StyledSpan] {
    let spans = parts.map { $0.marker ?? $0.rest }
    for index in parts.indices where parts[index].marker != nil { parts[index].marker = nil }
    return spans
  }

  /// True if an item's marker was not shown yet.
  var hasPendingMarker: Bool { parts.contains { $0.marker != nil } }

  /// The prefix of the other rows of a block.
  private(set) var restPrefix: [StyledSpan] = []

  /// The bars of quotes only: code is not indented by lists, so that it copies as it is.
  var quotePrefix: [StyledSpan] { parts.filter(\.isQuote).map(\.rest) }

  @discardableResult
  private mutating func push(_ kind: Kind, _ part: Part) -> Bool {
    let isVisible = width + part.width <= limit
    containers.append(Container(kind: kind, isVisible: isVisible))
    if isVisible {
      parts.append(part)
      width += part.width
      joinPrefix()
    }
    return isVisible
  }

  /// Rows of deep lists share one span of blanks.
  private mutating func joinPrefix() {
    restPrefix = []
    for part in parts {
      if let last = restPrefix.last, last.style == part.rest.style {
        restPrefix[restPrefix.count - 1].text += part.rest.text
      } else {
        restPrefix.append(part.rest)
      }
    }
  }
}
