import ChatModel
import FoundationEssentials
import Testing

@testable import Configuration

@Suite struct ConfigTextTests {
  private static func profile(_ name: String = "new") -> Profile {
    var profile = Profile(name: name, baseURL: "https://h.example/v1")
    profile.api = .chat
    profile.keySource = .environment("NEW_KEY")
    profile.model = "m"
    return profile
  }

  /// Documents as people write them.
  static let documents = [
    "{\"profiles\":{\"a\":{\"base_url\":\"https://a.example\"}}}",
    "{\n  \"profiles\": {\n    \"a\": {\n      \"base_url\": \"https://a.example\"\n    }\n  }\n}\n",
    "{\n  // mine\n  profiles: {\n    a: { base_url: 'https://a.example', }, // the old one\n    // no more\n  },\n}\n",
    "{\r\n\t\"profiles\": {\r\n\t\t\"a\": {\"base_url\": \"https://a.example\"} /* last */\r\n\t}\r\n}\r\n",
    "\u{FEFF}{ \"theme\": \"dark\", /* , } */ \"profiles\": { \"a\": { \"base_url\": \"https://a.example\" } // end\n } }",
    "{\n  \"profiles\": {\n    \"a\": {\"base_url\": \"https://a.example\"}\n    // after it\n    ,\n    \"b\": {\"base_url\": \"https://b.example\"},\n  },\n  \"default_profile\": \"b\", // why not\n}",
    "{ \"profiles\": {} }",
    "{ \"profiles\": { /* none yet */ } }",
    "{ \"profiles\": { // none yet\n } }",
    "{ \"profiles\": null, \"theme\": \"light\" }",
    "{}",
    "// nothing but words\n{\n  // here neither\n}\n",
    "{ \"theme\": \"dark\" }",
    "{\n  \"theme\": \"dark\", // shade\n}",
    "{ \"unknown\": 7, \"profiles\": { \"a\": { \"base_url\": \"https://a.example\", \"odd\": true } } }",
  ]

  @Test(arguments: documents, [true, false])
  func `A profile is added, and everything else is kept byte for byte`(
    document: String, isDefault: Bool
  ) throws {
    let before = try Configuration.examine(document)
    let text = try ConfigText.adding(Self.profile(), to: document, isDefault: isDefault)
    let after = try Configuration.examine(text)
    #expect(after.configuration.profiles == before.configuration.profiles + [Self.profile()])
    #expect(after.error?.all.count == before.error?.all.count)
    #expect(after.configuration.theme == before.configuration.theme)
    if isDefault { #expect(after.configuration.defaultProfile == "new") }
    let replaced = isDefault && before.configuration.defaultProfile != nil
    if !document.contains("null"), !replaced {
      #expect(Self.isPart(document, of: text), "\(text)")
    }
    let ends = text.utf8.filter { $0 == UInt8(ascii: "\n") }.count
    let returns = text.utf8.filter { $0 == UInt8(ascii: "\r") }.count
    #expect(returns == (document.contains("\r\n") ? ends : 0))
  }

  /// Whether a text is another with bytes left out.
  private static func isPart(_ text: String, of whole: String) -> Bool {
    var rest = Array(text.utf8)[...]
    for byte in whole.utf8 where rest.first == byte { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  @Test func `A comment stays beside what it is about`() throws {
    let document =
      "{\n  \"profiles\": {\n    \"a\": { \"base_url\": \"https://a.example\" } // the old one\n  }\n}\n"
    let text = try ConfigText.adding(Self.profile(), to: document, isDefault: false)
    #expect(text.contains("\"https://a.example\" }, // the old one\n    \"new\": {\n"))
    #expect(text.contains("\"default_profile\": \"a\""), "it was the only one until now")
  }

  @Test func `What stood alone, or was named, stays the one to use`() throws {
    let two =
      "{\"default_profile\":\"a\",\"profiles\":{\"a\":{\"base_url\":\"https://a.example\"}}}"
    let kept = try ConfigText.adding(Self.profile(), to: two, isDefault: false)
    #expect(try Configuration.read(kept).defaultProfile == "a")
    let changed = try ConfigText.adding(Self.profile(), to: two, isDefault: true)
    #expect(try Configuration.read(changed).defaultProfile == "new")
    #expect(changed.contains("{\"default_profile\":\"new\","))
  }

  @Test(arguments: ["", " \n\t", "\u{FEFF}"])
  func `An empty file gets a whole one`(document: String) throws {
    let text = try ConfigText.adding(Self.profile(), to: document, isDefault: true)
    let read = try Configuration.read(text)
    #expect(read.profiles == [Self.profile()] && read.defaultProfile == "new")
  }

  @Test(arguments: ["[]", "7", "{", "{ \"profiles\": [] }", "{ \"profiles\": 3 }", "{ \"a\" 1 }"])
  func `What is no such document is refused`(document: String) {
    #expect(throws: ConfigError.self) {
      try ConfigText.adding(Self.profile(), to: document, isDefault: true)
    }
  }

  @Test func `A name that is taken is refused`() {
    let document = "{\"profiles\":{\"new\":{\"base_url\":\"https://a.example\"}}}"
    #expect(throws: ConfigError.self) {
      try ConfigText.adding(Self.profile(), to: document, isDefault: true)
    }
  }

  @Test(arguments: [
    "quote \" and \\", "line\nend", "tab\tand \u{1}\u{7F}", "名字 😀", "a.b", "</script>", "é\u{301}",
  ])
  func `Every text comes back as it was`(text: String) throws {
    var profile = Self.profile(text)
    profile.model = text
    profile.keySource = .file(SecretText(text))
    for api in [API.context, .responses(.plain), .responses(.ark), .gemini, .chat] {
      profile.api = api
      let written = try ConfigText.adding(profile, to: "{}", isDefault: true)
      #expect(try Configuration.read(written).profiles == [profile])
    }
  }

  @Test(arguments: ["sk-4f9c1b7d2e8a4f9c1b7d", "9KEY", "MY KEY", "ghp_abcdefabcdef"])
  func `A variable that is none is refused, and not quoted`(name: String) {
    var profile = Self.profile()
    profile.keySource = .environment(name)
    do throws(ConfigError) {
      _ = try ConfigText.adding(profile, to: "{}", isDefault: true)
      Issue.record("taken")
    } catch {
      #expect(error.path == "profiles.new.api_key_env")
      #expect(!error.description.contains(name))
    }
  }
}
