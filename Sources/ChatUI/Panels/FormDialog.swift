package import ChatModel
import FoundationEssentials
import TerminalKit
import TextEditing
import Wording

/// A few one-line fields that Enter hands in together.
package struct FormDialog: OverlayPanel, Sendable, Equatable {
  /// The purposes of forms.
  package enum Purpose: Sendable, Hashable {
    case renameContext(ContextKey)
    case renameConversation(ConversationID)
    case importContext
    /// With the recipe to begin from: the seed of answers, the id that they come from.
    case newContext(ContextRecipe?)
    case parameters(ConversationID)
    case contextMode(ContextKey)
  }

  /// The action of Enter, with the values.
  package let purpose: Purpose
  /// The heading of the form.
  package let title: String
  /// The fields, from top to bottom.
  package private(set) var fields: [FormField]
  /// The index of the field that has the keys.
  package private(set) var focused = 0
  /// The reason why it was not taken.
  package private(set) var problem: String?
  /// True while the files that it names are being read.
  package private(set) var isReading = false
  /// The recipes that its field `recipe` names.
  private let recipes: [SavedRecipe]
  /// For the dates in their labels.
  private let utcOffset: Int

  /// A form whose first field has the keys.
  ///
  /// - Parameters:
  ///   - recipes: The recipes that a field of the name `recipe` offers.
  ///   - utcOffset: In seconds, for the dates in labels.
  package init(
    _ purpose: Purpose, title: String, fields: [FormField], recipes: [SavedRecipe] = [],
    utcOffset: Int = 0
  ) {
    self.purpose = purpose
    self.title = title
    self.fields = fields
    self.recipes = recipes
    self.utcOffset = utcOffset
  }

  /// The text of a field by its name, without white space at the ends.
  package func value(_ name: String) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  var overlay: Overlay { .form(self) }
  var field: LineField? {
    get { fields.indices.contains(focused) ? fields[focused].field : nil }
    set {
      guard let newValue, fields.indices.contains(focused) else { return }
      if fields[focused].options.isEmpty {
        fields[focused].field = newValue
      } else {
        fields[focused].choose(by: newValue.text)
      }
      problem = nil
      isReading = false
    }
  }
  var footer: [(Action, String)] {
    (fields.count > 1 ? [(.fieldNext, localized("next field"))] : [])
      + [(.listOpen, purpose.verb), (.cancel, localized("cancel"))]
  }

  mutating func move(_ move: ListMove, page: Int) {
    focused = move.moved(focused, count: fields.count, page: page)
  }

  /// Goes round the fields.
  mutating func moveField(by step: Int, page: Int) {
    guard !fields.isEmpty else { return }
    focused = (focused + step + fields.count) % fields.count
  }

  /// Goes round the options of the focused field; `false` when it has none.
  mutating func flip(by step: Int, at now: Date) -> Bool {
    guard fields.indices.contains(focused), !fields[focused].options.isEmpty else { return false }
    followingRecipe(at: now) { $0.fields[$0.focused].flip(by: step) }
    isReading = false
    return true
  }

  mutating func edit(at now: Date, _ body: (inout LineField) -> Void) {
    followingRecipe(at: now) { form in
      guard var field = form.field else { return }
      body(&field)
      form.field = field
    }
  }

  /// Fills the fields from another recipe, if one was chosen.
  private mutating func followingRecipe(at now: Date, _ body: (inout FormDialog) -> Void) {
    let before = value("recipe")
    body(&self)
    let name = value("recipe")
    guard name != before else { return }
    let recipe = recipes.first { $0.name == name }
    fill(from: recipe ?? SavedRecipe(name: "", label: ""), at: now)
  }

  /// Opens with a recipe chosen.
  mutating func choose(_ recipe: SavedRecipe, at now: Date) {
    fill("recipe", recipe.name)
    fill(from: recipe, at: now)
  }

  mutating func fill(_ name: String, _ text: String) {
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return }
    fields[index].fill(text)
  }

  private mutating func fill(from recipe: SavedRecipe, at now: Date) {
    fill("label", recipe.label(at: now, utcOffset: utcOffset))
    fill("mode", (recipe.mode ?? .session).rawValue)
    fill("system", recipe.system ?? "")
    fill("files", PathWords.join(recipe.files))
    fill("ttl", recipe.ttl.map(TimeToLive.text) ?? "")
    fill("model", recipe.model ?? "")
  }

  /// Says why it was not taken.
  mutating func refuse(_ problem: String?) {
    self.problem = problem
    isReading = false
  }

  /// Stays open until the files that it names are read.
  mutating func waitForFiles() { isReading = true }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.title(title, into: &painter, rect: rect)
    let body = rect.droppingFirst(1).droppingLast(2)
    let width = min((fields.map { CellWidth.of($0.label) }.max() ?? 0) + 2, rect.columns / 2)
    let hint = longHint(labelWidth: width, columns: rect.columns).map {
      TextWrap.wrap([StyledSpan($0, painter.theme.dim)], width: max(1, rect.columns - 2))
    }
    let list = body.droppingLast(min(hint.map { $0.count + 1 } ?? 0, body.rows - 1))
    let top = ListWindow.top(selected: focused, count: fields.count, rows: max(1, list.rows))
    let shown = fields.dropFirst(top).prefix(max(1, list.rows))
    for (offset, field) in shown.enumerated() {
      draw(
        field, isFocused: top + offset == focused, labelWidth: width, into: &painter,
        row: list.row + offset, rect: rect)
    }
    for (offset, line) in (hint ?? []).enumerated() {
      painter.line(line, row: list.row + shown.count + 1 + offset, column: 2, in: body)
    }
    if let problem, rect.rows >= 3 {
      painter.text(
        localized("error: \(problem)"), row: rect.endRow - 2, column: rect.column,
        style: painter.theme.error, in: rect)
    } else if isReading, rect.rows >= 3 {
      painter.text(
        localized("reading the files…"), row: rect.endRow - 2, column: rect.column,
        style: painter.theme.live, in: rect)
    }
  }

  mutating func select(row: Int, in rect: Rect, state: AppState) -> Bool {
    let body = rect.droppingFirst(1).droppingLast(2)
    _ = ListWindow.select(row: row, in: body, selected: &focused, count: fields.count)
    return false
  }

  /// The hint of the focused field where there is no room for it in the field's own row.
  private func longHint(labelWidth: Int, columns: Int) -> String? {
    guard fields.indices.contains(focused) else { return nil }
    let field = fields[focused]
    let place = labelWidth + 3 + (field.shown.isEmpty ? 0 : CellWidth.of(field.shown.text) + 3)
    return place + CellWidth.of(field.hint) > columns ? field.hint : nil
  }

  private func draw(
    _ field: FormField, isFocused: Bool, labelWidth: Int, into painter: inout Painter, row: Int,
    rect: Rect
  ) {
    let mark = isFocused ? "› " : "  "
    painter.text(
      mark + field.label, row: row, column: rect.column,
      style: isFocused ? painter.theme.title : .plain, in: rect.leading(labelWidth + 2))
    let column = rect.column + labelWidth + 3
    let shown = field.shown
    let place = column + (shown.isEmpty ? 0 : CellWidth.of(shown.text) + 3)
    // Under the fields there is room for it where it does not fit.
    if place + CellWidth.of(field.hint) <= rect.endColumn {
      painter.text(field.hint, row: row, column: place, style: painter.theme.dim, in: rect)
    }
    let room = rect.trailing(after: labelWidth + 3)
    shown.draw(into: &painter, row: row, column: column, in: room, hasCursor: isFocused)
  }
}

extension FormDialog.Purpose {
  var isNewContext: Bool {
    if case .newContext = self { true } else { false }
  }

  /// The verb for Enter.
  fileprivate var verb: String {
    switch self {
    case .renameContext: localized("save")
    case .renameConversation: localized("rename")
    case .importContext: localized("import")
    case .newContext: localized("create")
    case .parameters, .contextMode: localized("set")
    }
  }
}
