import ChatModel

extension Configuration {
  static func readRecipes(_ reader: inout ObjectReader) throws(ConfigError) -> [SavedRecipe] {
    guard let object = try reader.object("recipes") else { return [] }
    var recipes: [SavedRecipe] = []
    for (name, node, path) in object.all {
      var member = try ObjectReader(node, path: path)
      recipes.append(try recipe(name, &member))
    }
    return recipes
  }

  private static func recipe(
    _ name: String, _ reader: inout ObjectReader
  ) throws(ConfigError) -> SavedRecipe {
    var recipe = SavedRecipe(name: name)
    recipe.label = try reader.text("label")
    recipe.mode = try reader.choice("mode", of: ["session", "common_prefix"])
      .flatMap { ContextMode(rawValue: $0) }
    recipe.model = try reader.text("model")
    recipe.ttl = try lifetime(&reader)
    recipe.truncation = try truncation(&reader, mode: recipe.mode)
    recipe.system = try reader.text("system")
    recipe.files = try reader.texts("files") ?? []
    if recipe.system?.isEmpty ?? true, recipe.files.isEmpty {
      throw reader.error("files", "A recipe needs system or files, to make a context of.")
    }
    if recipe.files.contains("-") {
      throw reader.error("files", "Standard input (-) cannot stand in a recipe.")
    }
    try reader.finish()
    return recipe
  }

  private static func lifetime(_ reader: inout ObjectReader) throws(ConfigError) -> Int? {
    guard let text = try reader.text("ttl") else { return nil }
    guard let seconds = TimeToLive.seconds(text), TimeToLive.allowed ~= seconds else {
      throw reader.error("ttl", "\"\(text)\" is no lifetime: it is 1h to 7d, such as \"24h\".")
    }
    return seconds
  }

  private static func truncation(
    _ reader: inout ObjectReader, mode: ContextMode?
  ) throws(ConfigError) -> TruncationStrategy? {
    guard let text = try reader.text("truncation") else { return nil }
    guard let strategy = TruncationStrategy(notation: text) else {
      throw reader.error(
        "truncation", "\"\(text)\" should be \"last:4096\" or \"rolling:32768:4096\".")
    }
    guard mode != .commonPrefix else {
      throw reader.error("truncation", "Only session contexts forget.")
    }
    return strategy
  }
}
