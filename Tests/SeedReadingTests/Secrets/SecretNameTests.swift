import Testing

@testable import SeedReading

/// Which names say that a secret follows, and of what kind.
@Suite struct SecretNameTests {
  private func kind(_ name: String) -> SecretName? { SecretName(Array(name.utf8)[...]) }

  @Test(arguments: [
    "password", "PASSWORD", "db_password", "DBPassword", "user-pass", "PGPASSWORD", "old.passwd",
    "pwd", "MYSQL_PWD", "key-passphrase", "pass", "pw", "smtp.pass", "dbpass",
  ])
  func `Passwords`(name: String) {
    #expect(kind(name) == .password)
  }

  @Test(arguments: [
    "token", "API_KEY", "apiKey", "x-api-key", "client.secret", "secretKey",
    "AWS_SECRET_ACCESS_KEY",
    "privateKey", "auth", "AUTH_KEY", "credentials", "session-key", "_authToken",
  ])
  func `Tokens`(name: String) {
    #expect(kind(name) == .token)
  }

  @Test(arguments: ["Authorization", "proxy-authorization", "PROXY_AUTHORIZATION"])
  func `Headers`(name: String) {
    #expect(kind(name) == .authorization)
  }

  @Test(arguments: [
    "", "p", "-", "compass", "bypass", "passing", "tokens", "token_count", "author", "keyboard",
    "key",
    "secretary", "password_hint", "nextToken", "next_page_token", "continuation-token", "syncToken",
    "publicKey", "oauth", "pwm",
  ])
  func `Other names`(name: String) {
    #expect(kind(name) == nil)
  }

  @Test func `A name is known by its end, whatever its separators are`() {
    for separator in ["_", "-", "."] {
      #expect(kind(["my", "api", "key"].joined(separator: separator)) == .token)
      #expect(kind(["key", "of", "api"].joined(separator: separator)) == nil)
    }
  }
}
