import ChatModel
import FoundationEssentials
import Wording

extension AppState {
  mutating func openImportForm() {
    open(
      FormDialog(
        .importContext, title: localized("Import a context id"),
        fields: [
          FormField(
            "id", label: localized("Id"), hint: localized("the id that the server gave it")),
          FormField("label", label: localized("Label"), hint: localized("your name for it")),
          FormField(
            "mode", label: localized("Mode"), hint: localized("unknown is treated as session"),
            options: ["unknown", "session", "common_prefix"]),
          FormField("model", label: localized("Model"), hint: standardModel),
        ]))
  }

  mutating func openRenameForm(_ target: MenuTarget) {
    let (summary, conversation) = target
    if let conversation {
      openTitleForm(conversation)
    } else {
      open(
        FormDialog(
          .renameContext(summary.id), title: localized("Label and notes"),
          fields: [
            FormField("label", label: localized("Label"), value: summary.context.label),
            FormField(
              "notes", label: localized("Notes"), value: summary.context.notes,
              hint: localized("your own notes, never sent")),
          ]))
    }
  }

  mutating func openTitleForm(_ conversation: ConversationID) {
    let title = contexts[conversation]?.title ?? pane.conversation?.title ?? ""
    open(
      FormDialog(
        .renameConversation(conversation), title: localized("Rename conversation"),
        fields: [FormField("title", label: localized("Title"), value: title)]))
  }

  mutating func openModeForm(_ summary: ContextSummary) {
    open(
      FormDialog(
        .contextMode(summary.id), title: localized("Mode of “\(summary.context.label)”"),
        fields: [
          FormField(
            "mode", label: localized("Mode"), value: summary.context.mode.rawValue,
            hint: localized("session: the server remembers every turn"),
            options: modes(of: summary.id).map(\.rawValue))
        ]))
  }

  mutating func openParameters() {
    guard hasConversation() else { return }
    let own = pane.conversation?.parameters ?? Parameters()
    let fields = ParameterField.allCases.map { field in
      let standard = field.text(in: launch.defaultParameters)
      return FormField(
        field.rawValue, label: field.rawValue, value: field.text(in: own),
        hint: standard.isEmpty ? field.hint : localized("\(field.hint); default: \(standard)"))
    }
    open(
      FormDialog(
        .parameters(pane.id), title: localized("Parameters of this conversation"), fields: fields))
  }

  /// Enter in a form: takes it, or says what is wrong.
  mutating func submit(_ form: FormDialog) {
    if let problem = take(form) {
      overlays.change(FormDialog.self) { if $0.purpose == form.purpose { $0.refuse(problem) } }
    } else {
      _ = overlays.close(FormDialog.self) { $0.purpose == form.purpose && !$0.isReading }
    }
  }

  private mutating func take(_ form: FormDialog) -> String? {
    switch form.purpose {
    case .renameContext(let key):
      if let problem = rename(key, form.value("label")) { return problem }
      // A field has one line; notes of several that were not touched stay as they are.
      if let notes = contexts[key]?.context.notes, form.value("notes") != notes.onOneLine.trimmed {
        emit(.setNotes(key, form.value("notes")))
      }
    case .renameConversation(let id):
      emit(.renameConversation(id, title: form.value("title").onOneLine))
    case .contextMode(let key):
      if let mode = ContextMode(rawValue: form.value("mode")) { emit(.setMode(key, mode)) }
    case .importContext: return importContext(form)
    case .newContext(let base): return create(form, from: base)
    case .parameters(let id): return setParameters(form, of: id)
    }
    return nil
  }

  mutating func rename(_ key: ContextKey, _ label: String) -> String? {
    guard !label.isEmpty else { return localized("the label is empty.") }
    if contexts.summaries.contains(where: { $0.id != key && $0.context.label == label }) {
      return localized("another context has the label “\(label)”.")
    }
    if contexts[key]?.context.label != label { emit(.renameContext(key, label: label)) }
    return nil
  }

  private mutating func importContext(_ form: FormDialog) -> String? {
    let id = form.value("id")
    guard !id.isEmpty else { return localized("the id is missing.") }
    guard !id.contains(where: \.isWhitespace) else { return localized("an id has no spaces.") }
    emit(
      .importContext(
        contextID: id, label: form.value("label").nilIfEmpty,
        mode: ContextMode(rawValue: form.value("mode")) ?? .unknown,
        model: form.value("model").nilIfEmpty))
    waitForMade()
    return nil
  }

  private mutating func setParameters(_ form: FormDialog, of id: ConversationID) -> String? {
    var parameters = Parameters()
    for field in ParameterField.allCases {
      if let problem = field.set(form.value(field.rawValue), in: &parameters) { return problem }
    }
    return apply(parameters, to: id)
  }

  /// Has parameters set, unless they are out of range.
  mutating func apply(_ parameters: Parameters, to id: ConversationID) -> String? {
    let mode = shownContext?.context.mode
    let effective = launch.defaultParameters.overridden(by: parameters)
    if let violation = ParameterRule.violation(in: effective, mode: mode) {
      return violation.message
    }
    change(id) { $0.set(parameters) }
    emit(.setParameters(id, parameters))
    return nil
  }
}

extension String {
  var nilIfEmpty: String? { isEmpty ? nil : self }
}
