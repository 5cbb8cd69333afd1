import Basics
import Testing

@testable import SeedReading

/// Secrets drawn by lot, in every place where people keep them. None is anybody's.
@Suite struct SecretPlacesTests {
  private static let letters = Array("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ")
  private static let digits = Array("23456789")

  /// Letters and digits by turns, so that no word is in it.
  private func token(_ length: Int, _ random: inout SplitMix) -> String {
    String(
      (0..<length).map { place in
        (place.isMultiple(of: 3) ? Self.digits : Self.letters).randomElement(using: &random) ?? "x"
      })
  }

  /// The beginning of a token, and how many characters follow, by their makers' documentation.
  private static let forms: [(start: String, length: Int)] = [
    ("ghp_", 36), ("gho_", 36), ("ghu_", 36), ("ghs_", 36), ("ghr_", 36), ("github_pat_", 82),
    ("glpat-", 20),
    ("xoxb-", 40), ("xoxp-", 60), ("sk-ant-", 90), ("sk-proj-", 120), ("sk-", 48), ("sk_live_", 24),
    ("rk_live_", 24),
    ("sk_test_", 24), ("whsec_", 32), ("AIza", 35), ("GOCSPX-", 28), ("npm_", 36), ("pypi-", 150),
    ("hf_", 34),
    ("gsk_", 52), ("xai-", 80), ("nvapi-", 64), ("r8_", 37), ("dop_v1_", 64), ("shpat_", 32),
    ("glsa_", 41),
    ("dckr_pat_", 27), ("LTAI", 20), ("AKID", 32),
  ]
  /// Where a token may be in a line; `@` is the token.
  private static let lines = [
    "@", "  @", "key: @", "export X=@", "{\"a\": \"@\"}", "curl -H 'x-api-key: @' https://a.b",
    "`@`", "(@)", "see @, please",
    "x = '@' # note", "https://a.b/?key=@&x=1", "\t@\r", "中文@。", "<k>@</k>",
  ]

  @Test(arguments: forms)
  func `A token of a known form is found anywhere in a line, and never shown`(
    start: String, length: Int
  ) {
    var random = SplitMix(seed: UInt64(length))
    for line in Self.lines {
      let token = start + token(length, &random)
      let found = SecretScan.findings(in: line.replacing("@", with: token), path: "f")
      #expect(found.count == 1, "\(line)")
      #expect(found.allSatisfy { !$0.contains(token.dropFirst(start.count).prefix(8)) })
    }
  }

  @Test(arguments: forms)
  func `A beginning alone, a filled form and a token in another word are none`(
    start: String, length: Int
  ) {
    var random = SplitMix(seed: UInt64(length))
    for line in Self.lines where !line.contains("key") {
      for text in [
        start, start + String(repeating: "x", count: length), "my" + start + token(length, &random),
      ] {
        #expect(
          SecretScan.findings(in: line.replacing("@", with: text), path: "f") == [], "\(line)")
      }
    }
  }

  /// A password in the notations of files and commands.
  private static let places = [
    "DB_PASSWORD=@", "export PGPASSWORD=@", "password = \"@\"", "password: @",
    "  \"password\": \"@\",",
    "spring.datasource.password=@", "<password>@</password>", "'password' => '@',",
    "mysql --password=@ -u root",
    "postgres://app:@@db:5432/app", "Server=db;User Id=sa;Password=@;Encrypt=true",
    "let password: String = \"@\"",
    "self.password = '@'", "password := \"@\"", "config.Password=\"@\"", "- password: '@'",
    "ADMIN_PASSWD: @",
    "environment: { DB_PASSWORD: \"@\" }", "const DB_PASSWORD = `@`;", "ENV DB_PASSWORD=@",
    "[db] password = '@'",
  ]

  @Test(arguments: places)
  func `A password is found in each notation, and never shown`(place: String) {
    var random = SplitMix(seed: UInt64(place.utf8.count))
    for length in 6...24 {
      let password = token(length, &random)
      let line =
        place.contains("://")
        ? place.replacing(":@@", with: ":\(password)@") : place.replacing("@", with: password)
      let found = SecretScan.findings(in: "a\n" + line + "\nb", path: "f")
      #expect(found.count == 1, "\(line)")
      #expect(found.allSatisfy { $0.hasPrefix("f:2: ") && !$0.contains(password) })
    }
  }

  @Test(arguments: places)
  func `A name of a variable in the password's place is none`(place: String) {
    for reference in [
      "${DB_PASS}", "$DB_PASS", "{{ db.pass }}", "<your password>", "", "****", "changeme",
    ] {
      let line =
        place.contains("://")
        ? place.replacing(":@@", with: ":\(reference)@") : place.replacing("@", with: reference)
      #expect(SecretScan.findings(in: line, path: "f") == [], "\(line)")
    }
  }
}
