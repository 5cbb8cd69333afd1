import ChatModel
import Wording

extension Configuration {
  static func readRecipes(_ reader: inout ObjectReader) -> [SavedRecipe] {
    guard let object = reader.object("recipes") else { return [] }
    return object.all.map { name, node, path in
      var member = object.member(node, path: path)
      return recipe(name, &member)
    }
  }

  private static func recipe(_ name: String, _ reader: inout ObjectReader) -> SavedRecipe {
    var recipe = SavedRecipe(name: name)
    recipe.label = reader.text("label")
    recipe.mode = reader.choice("mode", of: ["session", "common_prefix"])
      .flatMap { ContextMode(rawValue: $0) }
    recipe.model = reader.text("model")
    recipe.ttl = lifetime(&reader)
    recipe.truncation = truncation(&reader, mode: recipe.mode)
    recipe.system = reader.text("system")
    let files = reader.texts("files")
    recipe.files = files ?? []
    // Values of the wrong type were already reported.
    let hasWrongPart =
      reader.holds("system") && recipe.system == nil || reader.holds("files") && files == nil
    let isEmpty = recipe.system?.isEmpty ?? true && recipe.files.isEmpty
    if isEmpty, !hasWrongPart {
      reader.refuse("files", localized("A recipe needs system or files."))
    }
    if recipe.files.contains("-") {
      reader.refuse("files", localized("A recipe cannot read standard input (-)."))
    }
    reader.finish()
    return recipe
  }

  private static func lifetime(_ reader: inout ObjectReader) -> Int? {
    guard let text = reader.text("ttl") else { return nil }
    let seconds = TimeToLive.seconds(text)
    if let seconds, TimeToLive.allowed ~= seconds { return seconds }
    let quoted = ValueQuote.of(text, at: "ttl")
    reader.refuse("ttl", localized("\(quoted) is not a lifetime; use 1h to 7d, such as \"24h\"."))
    return nil
  }

  private static func truncation(
    _ reader: inout ObjectReader, mode: ContextMode?
  ) -> TruncationStrategy? {
    guard let text = reader.text("truncation") else { return nil }
    let strategy = TruncationStrategy(notation: text)
    if strategy == nil {
      let quoted = ValueQuote.of(text, at: "truncation")
      reader.refuse(
        "truncation", localized("\(quoted) must be \"last:4096\" or \"rolling:32768:4096\"."))
    } else if mode == .commonPrefix {
      reader.refuse("truncation", localized("Truncation works only with session contexts."))
    }
    return strategy
  }
}
