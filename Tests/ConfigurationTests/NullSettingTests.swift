import ChatModel
import Testing

@testable import Configuration

/// `null` is a setting that is not there: as if its line were deleted.
@Suite struct NullSettingTests {
  private static let profile = "base_url: 'https://x'"

  /// A document with members in one place.
  private static func document(_ path: String, _ members: String) -> String {
    switch path {
    case "": "{ \(members) }"
    case "profiles.NAME": "{ profiles: { p: { \(profile), \(members) } } }"
    case "profiles.NAME.prices":
      "{ profiles: { p: { \(profile), prices: { currency: '$', \(members) } } } }"
    case "contexts.LABEL": "{ contexts: { c: { \(members) } } }"
    case "recipes.NAME": "{ recipes: { r: { system: 's', \(members) } } }"
    default: "{ \(path): { \(members) } }"
    }
  }

  static let optional: [(path: String, name: String)] = SettingPlaces.all.flatMap { place in
    place.names.filter { !["base_url", "currency"].contains($0) && ($0 != "system") }
      .map { (place.path, $0) }
  }

  @Test(arguments: optional)
  func `A setting that is null reads as one that is not there`(path: String, name: String) throws {
    let with = try Configuration.read(Self.document(path, "\(name): null"))
    #expect(with == (try Configuration.read(Self.document(path, ""))))
  }

  /// What has to be there is missed when it is null, in the same words.
  @Test(arguments: [
    ("profiles.p.base_url", "{ profiles: { p: { base_url: null } } }", "{ profiles: { p: {} } }"),
    (
      "profiles.p.prices.currency",
      "{ profiles: { p: { \(profile), prices: { currency: null, input: 1 } } } }",
      "{ profiles: { p: { \(profile), prices: { input: 1 } } } }"
    ),
    ("recipes.r.files", "{ recipes: { r: { system: null } } }", "{ recipes: { r: {} } }"),
    ("recipes.r.files", "{ recipes: { r: { files: null } } }", "{ recipes: { r: {} } }"),
    (
      "recipes.r.files", "{ recipes: { r: { system: null, files: null, label: 'x' } } }",
      "{ recipes: { r: { label: 'x' } } }"
    ),
  ])
  func `A setting that must be there is missed when it is null`(
    path: String, isNull: String, isMissing: String
  ) {
    let error = #expect(throws: ConfigError.self) { try Configuration.read(isNull) }
    let other = #expect(throws: ConfigError.self) { try Configuration.read(isMissing) }
    #expect(error?.path == path && error?.all.count == 1)
    #expect(error?.message == other?.message)
  }

  @Test(arguments: ["profiles", "contexts", "recipes"])
  func `A null in place of an object of the user's own is an object that is missing`(name: String) {
    let error = #expect(throws: ConfigError.self) {
      try Configuration.read("{ \(name): { x: null } }")
    }
    #expect(error?.path.hasPrefix("\(name).x") == true)
    #expect(error?.all.first?.message.contains("null; it must be an object") == true)
  }

  @Test func `One of two that exclude each other may be null`() throws {
    let text = "{ profiles: { p: { \(Self.profile), api_key: null, api_key_env: 'K' } } }"
    #expect(try Configuration.read(text).profiles.first?.keySource == .environment("K"))
    let recipe = "{ recipes: { r: { system: null, files: 'f' } } }"
    #expect(try Configuration.read(recipe).recipes.first?.files == ["f"])
  }
}
