import Testing

@testable import SeedReading

/// Values in documentation and templates that stand for a secret.
@Suite struct SecretPlaceholderTests {
  private func isPlaceholder(_ value: String) -> Bool {
    SecretPlaceholder.isOne(Array(value.utf8)[...])
  }

  @Test(arguments: [
    "", "x", "xxxx", "****", "......", "--------", "abababab", "<your key>", "{key}", "[KEY]",
    "$TOKEN", "${TOKEN}", "$(cat key)", "%TOKEN%", "%s", "!vault", "a${b}c", "pre-{{ x }}", "a#{b}",
    "\\(key)", "token=%s", "vault:kv/x", "op://vault/item", "arn:aws:secret", "env:KEY", "ENV.KEY",
    "process.env.KEY", "os.environ", "secrets.KEY", "/run/secrets/x", "sops:abc", "ENC[AES256]",
    "password", "Token", "API_KEY", "undefined", "changeme", "CHANGE_ME", "change-me-1",
    "my-secret-pw", "my_api_key_1", "your-token", "YourKey123", "example-1", "Example123",
    "dummy_value_1", "insert-token", "redacted-9", "key-here-1", "sk-xxx-1", "FOOBAR-1",
  ])
  func `What stands for a secret is none`(value: String) {
    #expect(isPlaceholder(value))
  }

  @Test(arguments: [
    "hunter2", "a8Kd92mLq0", "correcthorse", "p@ss$word1", "tr0ub4dor&3", "$2x$y", "!strong1",
    "100%-certain", "counterexample1", "fakery22x", "mysecretx1", "xxab12cd",
  ])
  func `What is no placeholder may be a secret`(value: String) {
    #expect(!isPlaceholder(value))
  }

  private func isSecret(
    _ text: String, _ kind: SecretName, name: String = "", isQuoted: Bool = false,
    isAlone: Bool = false
  ) -> Bool {
    SecretValue(text: Array(text.utf8)[...], isQuoted: isQuoted, isAlone: isAlone)
      .isSecret(kind, name: Array(name.utf8)[...])
  }

  @Test(arguments: [
    ("hunter2", true), ("short", false), ("correcthorse", false), ("a b c d e f 1", false),
    ("pässword1", false), ("call(me)1", false), ("user.name.x", false), ("/etc/passwd", false),
    ("https://a.b/1", false), ("wait!now", true), ("sentence!", false), ("CamelWord", false),
    (String(repeating: "a1", count: 300), false),
  ])
  func `A bare word after a password's name`(text: String, expected: Bool) {
    #expect(isSecret(text, .password, name: "pwd") == expected)
  }

  @Test func `A word without a digit is a password only in quotes or alone on its line`() {
    #expect(isSecret("correcthorse", .password, isQuoted: true))
    #expect(isSecret("correcthorse", .password, isAlone: true))
    #expect(!isSecret("Correcthorse", .password, isQuoted: true))
    #expect(!isSecret("horse", .password, isAlone: true))
  }

  @Test func `A value that repeats its name is a label, unless it is long and has a digit`() {
    #expect(!isSecret("password2", .password, name: "password", isQuoted: true))
    #expect(isSecret("password2026!", .password, name: "password", isQuoted: true))
    #expect(!isSecret("password2026!", .password, name: "password"))
    #expect(!isSecret("mytoken12345x", .token, name: "mytoken", isQuoted: true))
  }

  @Test(arguments: [
    ("a8Kd92mLq0", true), ("5d41402abc4b2a76", true), ("auth-token-v2", false),
    ("my.app.secret.1", false), ("1234567890", false), ("abcdefghijkl", false),
    ("a1a1a1a1a1", false),
    ("release-20260101", false), ("a8Kd92mLq", false), ("prod-db-replica-0001", false),
  ])
  func `A token looks drawn by lot`(text: String, expected: Bool) {
    #expect(isSecret(text, .token) == expected, "\(text)")
  }
}
