import Testing

@testable import Configuration

@Suite struct SettingPlacesTests {
  @Test(arguments: SettingPlaces.all.flatMap { place in place.names.map { (place.path, $0) } })
  func `Every setting is known in the place that is named for it`(path: String, name: String) {
    let document = path.split(separator: ".").reversed().reduce("{ \(name): null }") {
      "{ \($1): \($0) }"
    }
    do { _ = try Configuration.read(document) } catch {
      // Something else may be missing there.
      #expect(!error.message.contains("no setting of this name"), "\(error)")
    }
  }

  @Test(arguments: SettingPlaces.all.map(\.path))
  func `No setting is missing in a place`(path: String) throws {
    let base = path == "profiles.NAME" ? "base_url: 'https://x'," : ""
    let needed = path == "recipes.NAME" ? "system: 'x'," : ""
    let prices = path == "profiles.NAME.prices" ? "currency: '$'," : ""
    var document = "{ \(base)\(needed)\(prices) qqqqqqqqqqqqqqqqqqqq: 1 }"
    var words = path.split(separator: ".").map(String.init)
    if path == "profiles.NAME.prices" {
      document = "{ base_url: 'https://x', prices: \(document) }"
      words.removeLast()
    }
    document = words.reversed().reduce(document) { "{ \($1): \($0) }" }
    let error = #expect(throws: ConfigError.self) { try Configuration.read(document) }
    let names = SettingPlaces.all.first { $0.path == path }?.names.sorted() ?? []
    #expect(error?.message.hasSuffix("Allowed: \(names.joined(separator: ", ")).") == true)
  }

  @Test func `A name that is nowhere has no place`() {
    #expect(SettingPlaces.words(for: "qqqq") == nil)
  }
}
