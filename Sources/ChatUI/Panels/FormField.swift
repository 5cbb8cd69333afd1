/// One line of a form.
package struct FormField: Sendable, Equatable {
  /// The name by which the form is read; it is not shown.
  package let name: String
  /// The name on screen.
  package let label: String
  /// The text under edit.
  package var field: LineField
  /// A hint at its values, shown beside it.
  package let hint: String
  /// The only values that it takes, if any are given; ← and → or a first letter choose.
  package let options: [String]

  init(
    _ name: String, label: String, value: String = "", hint: String = "", options: [String] = []
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.options = options
    field = LineField(value.isEmpty ? options.first ?? "" : value)
  }

  /// The text without white space at the ends.
  package var value: String { field.text.trimmed }

  /// The text in its row.
  var shown: LineField { options.isEmpty ? field : LineField("‹ \(value) ›") }

  /// Takes the option that the last typed letter begins.
  mutating func choose(by typed: String) {
    guard let letter = typed.last?.lowercased(),
      let option = options.first(where: { $0.hasPrefix(letter) })
    else { return }
    field = LineField(option)
  }

  /// Puts a text there.
  mutating func fill(_ text: String) { field = LineField(text) }

  mutating func flip(by step: Int) {
    guard !options.isEmpty else { return }
    let place = options.firstIndex(of: field.text) ?? 0
    field = LineField(options[(place + step + options.count) % options.count])
  }
}
