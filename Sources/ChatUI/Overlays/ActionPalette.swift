import TerminalKit
import TextEditing
import Wording

/// A list to choose from by name and words: every action and every command, or models, or profiles.
package struct ActionPalette: OverlayPanel, Sendable {
  /// An item that the filter leaves.
  package struct Entry: Sendable, Hashable {
    /// The action, command, model or profile.
    package let item: PaletteItem
    /// The characters of the name that the filter matched.
    let positions: [Int]
  }

  private let title: String
  private let items: [PaletteItem]
  private let verb: String
  private var filter = LineField()
  /// The items that the filter leaves, the best match first.
  package private(set) var entries: [Entry] = []
  /// The index of the item that Enter chooses.
  package private(set) var selected = 0

  /// A list of some items, all actions and commands if none are named.
  package init(
    title: String = localized("Actions"), _ items: [PaletteItem] = PaletteItem.all,
    verb: String = localized("run")
  ) {
    self.title = title
    self.items = items
    self.verb = verb
    refresh()
  }

  var overlay: Overlay { .palette(self) }
  var field: LineField? {
    get { filter }
    set {
      guard let newValue else { return }
      filter = newValue
      refresh()
    }
  }
  var footer: [(Action, String)] { [(.listOpen, verb), (.cancel, localized("close"))] }

  /// The chosen item.
  package var chosen: PaletteItem? {
    entries.indices.contains(selected) ? entries[selected].item : nil
  }

  mutating func move(_ move: ListMove, page: Int) {
    selected = move.moved(selected, count: entries.count, page: page)
  }

  mutating func select(row: Int, in rect: Rect, state: AppState) -> Bool {
    ListWindow.select(
      row: row, in: rect.droppingFirst(1).droppingLast(1), selected: &selected,
      count: entries.count)
  }

  private mutating func refresh() {
    let query = filter.text.trimmed
    selected = 0
    guard !query.isEmpty else {
      entries = items.map { Entry(item: $0, positions: []) }
      return
    }
    let scored = items.enumerated().compactMap { place, item in
      Self.score(query, item).map { (score: $0.score, place: place, entry: $0.entry) }
    }
    entries = scored.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.entry)
  }

  /// Letters of the name in their order, or beginnings of words of the summary, which come after.
  private static func score(_ query: String, _ item: PaletteItem) -> (score: Int, entry: Entry)? {
    let name = FuzzyMatch.score(query, in: item.name)
    if let name {
      return (name.score + 1_000_000, Entry(item: item, positions: name.positions))
    }
    return begins(query, in: item.summary) ? (0, Entry(item: item, positions: [])) : nil
  }

  /// True if every word of the query begins a word of the summary.
  private static func begins(_ query: String, in summary: String) -> Bool {
    let words = summary.lowercased().split { !$0.isLetter && !$0.isNumber }
    return query.lowercased().words.allSatisfy { part in words.contains { $0.hasPrefix(part) } }
  }

  private var count: String {
    filter.text.trimmed.isEmpty
      ? "\(entries.count)" : localized("\(entries.count) of \(items.count)")
  }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.field(
      title, filter, detail: count, placeholder: localized("type to filter"),
      into: &painter, rect: rect)
    let body = rect.droppingFirst(1).droppingLast(1)
    if entries.isEmpty {
      painter.text(
        localized("Nothing matches."), row: body.row, column: body.column,
        style: painter.theme.dim,
        in: body)
    }
    let top = ListWindow.top(selected: selected, count: entries.count, rows: body.rows)
    for (offset, entry) in entries.dropFirst(top).prefix(body.rows).enumerated() {
      let row = body.row + offset
      draw(entry, keymap: state.keymap, row: row, into: &painter, rect: body)
      if top + offset == selected { painter.select(row: row, in: body) }
    }
  }

  private func draw(
    _ entry: Entry, keymap: ActionKeymap, row: Int, into painter: inout Painter, rect: Rect
  ) {
    var key = ""
    if case .action(let action) = entry.item { key = keymap.hint(action) }
    let edge = painter.textAtEnd(
      key, row: row, style: painter.theme.key, in: rect)
    let room = rect.leading(edge - rect.column - 1)
    let names = min(24, max(16, rect.columns / 3))
    painter.line(
      StyledLine(
        MatchHighlight.spans(
          entry.item.name, positions: entry.positions, style: .plain,
          match: painter.theme.match)),
      row: row, column: rect.column + 1, in: rect.leading(min(room.columns, names - 1)))
    painter.text(
      entry.item.summary, row: row, column: rect.column + names,
      style: painter.theme.dim, in: room)
  }
}
