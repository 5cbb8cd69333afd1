import Testing

@testable import Configuration

@Suite struct MistakesTests {
  private func mistakes(_ text: String) -> [ConfigError] {
    let error = #expect(throws: ConfigError.self) { try Configuration.read(text) }
    return error?.all ?? []
  }

  @Test func `Every mistake of a file is found at once, in the order of its lines`() {
    let text = """
      {
        "default_profile": "gatway",
        "profiles": {
          "gateway": {
            "base_url": "gateway.example/v1",
            "modle": "m",
            "connect_timeout": "soon",
            "prices": { "input": 1 },
          },
          "other": { "model": 3 },
        },
        "parameters": { "temperature": 9, "top_q": 1 },
        "recipes": { "a": { "ttl": "3 moons", "system": "s" }, "b": { "system": 7 }, "c": {} },
        "theme": "darkk",
        "mouse": "yes",
      }
      """
    let found = mistakes(text).map { "\($0.position?.line ?? 0) \($0.path)" }
    #expect(
      found == [
        "2 default_profile", "5 profiles.gateway.base_url", "6 profiles.gateway.modle",
        "7 profiles.gateway.connect_timeout", "8 profiles.gateway.prices.currency",
        "10 profiles.other.base_url", "10 profiles.other.model",
        "12 parameters.temperature", "12 parameters.top_q", "13 recipes.a.ttl",
        "13 recipes.b.system", "13 recipes.c.files", "14 theme", "15 mouse",
      ])
    let words = mistakes(text).map(\.message).joined(separator: "\n")
    for hint in ["\"gateway\"?", "\"model\"?", "\"top_p\"?", "\"dark\"?"] {
      #expect(words.contains("Did you mean " + hint), "\(hint) in \(words)")
    }
  }

  @Test func `A mistake in a part that is of the wrong sort is reported once`() {
    #expect(
      mistakes("{ profiles: 3, default_profile: 'a' }").map(\.path) == [
        "profiles", "default_profile",
      ])
    #expect(
      mistakes("{ profiles: { a: [] } }").map(\.path) == ["profiles.a", "profiles.a.base_url"])
    #expect(
      mistakes("{ recipes: { a: { system: 's', files: [1] } } }").map(\.path) == ["recipes.a.files"]
    )
  }

  static let secret = "sk-proj-4f9c1b7d2e8a55aa"

  /// Wherever a key was put by mistake.
  @Test(arguments: [
    "{ profiles: { a: { base_url: 'https://x', api_key_env: '\(secret)' } } }",
    "{ profiles: { a: { base_url: 'https://x', api_key_env: '0123456789abcdef0123456789abcdef' } } }",
    "{ profiles: { a: { base_url: 'https://x', api_key: \(secret) } } }",
    "{ profiles: { a: { base_url: 'https://x', api_key: 4255019918 } } }",
    "{ profiles: { a: { base_url: 'https://x', '\(secret)': 'api_key' } } }",
    "{ profiles: { a: { base_url: 'https://x', '\(secret)' 1 } } }",
    "{ profiles: { a: { base_url: 'https://x', '\(secret)': 1, '\(secret)': 2 } } }",
    "{ default_profile: '\(secret)' }", "{ theme: '\(secret)' }", "{ theme: \(secret) }",
    "{ recipes: { a: { system: 's', ttl: '\(secret)', truncation: '\(secret)' } } }",
    "{ profiles: { a: { base_url: '\(secret)' } } }",
    "{ profiles: { a: { base_url: 'https://x', api_key: 'a', api_key_command: 'echo \(secret)' } } }",
    "{ '\(secret)': { base_url: 3 } }",
  ])
  func `A value that may be a key is in no error`(text: String) {
    let found = mistakes(text)
    #expect(!found.isEmpty)
    for error in found {
      for part in [Self.secret, "4f9c1b7d", "0123456789abcdef", "4255019918"] {
        #expect(!error.description.contains(part), "\(error)")
      }
    }
  }

  @Test(arguments: [
    ("CTXCHAT_API_KEY", true), ("KEY", true), ("MY_COMPANY_GATEWAY_KEY_2024", true),
    ("openai_key", true), ("sk-abc", false), ("", false), ("1KEY", false),
    ("ABCDEF0123456789ABCDEF", false), ("ghp_abcdefgh0123456789", false), ("a b", false),
  ])
  func `A name of a variable is distinguished from a key`(name: String, isName: Bool) {
    #expect(ValueQuote.isVariableName(name) == isName)
  }

  @Test(arguments: [
    ("dark", false), ("monochrom", false), ("last:4096", false), ("24h", false),
    ("Doubao-1.5-pro-32k", false), ("sk-abcdefgh", true), ("AKIAIOSFODNN7EXAMPLE", true),
    ("eyJhbGciOiJIUzI1NiJ9", true), ("https://user:pass@host", true), ("https://host/v1", false),
  ])
  func `What looks like a secret is not quoted, the rest is`(value: String, isSecret: Bool) {
    #expect(ValueQuote.of(value, at: "theme") == (isSecret ? "\"…\"" : "\"\(value)\""))
    #expect(ValueQuote.of(value, at: "profiles.a.api_key") == "\"…\"")
  }
}
