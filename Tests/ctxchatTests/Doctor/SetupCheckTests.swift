import Testing

@testable import ctxchat

@Suite struct SetupCheckTests {
  private func check(
    _ document: String?, _ change: (inout GlobalSettings) -> Void = { _ in }
  ) throws -> [Finding] {
    var place = try ConfiguredFolder(document)
    change(&place.settings)
    let setup = Setup(leniently: place.settings)
    return [SetupCheck.configuration(of: setup)] + SetupCheck.profileAndKey(of: setup)
  }

  private static func profile(_ settings: String) -> String {
    "{ \"profiles\": { \"p\": { \"base_url\": \"https://host.example/v1\", \(settings) } } }"
  }

  @Test func `Without a file the profile is what is missing`() throws {
    let findings = try check(nil)
    #expect(findings.map(\.level) == [.ok, .failure])
    #expect(
      findings[0].text.contains("using the defaults") && findings[1].text.contains("ctxchat setup"))
    #expect(findings.status == .config)
  }

  @Test func `The demo needs neither`() throws {
    let findings = try check(nil) { $0.demo = true }
    #expect(findings.map(\.level) == [.ok, .ok, .ok] && findings.status == .done)
  }

  @Test(arguments: [
    (
      "\"api_key\": \"sk-1\", \"model\": \"m\"", [Finding.Level.ok, .ok, .ok],
      "found in the configuration file"
    ),
    ("\"api_key\": \"sk-1\"", [.ok, .warning, .ok], "found in the configuration file"),
    (
      "\"api_key_command\": \"echo sk-2\", \"model\": \"m\"", [.ok, .ok, .ok],
      "found with api_key_command"
    ),
    (
      "\"api_key_command\": \"false\", \"model\": \"m\"", [.ok, .ok, .failure],
      "ended with status 1"
    ),
    (
      "\"api_key_command\": \"printf 'a b'\", \"model\": \"m\"", [.ok, .ok, .failure],
      "with api_key_command contains a space"
    ),
    (
      "\"api_key_env\": \"CTXCHAT_TEST_NO_SUCH_KEY\", \"model\": \"m\"", [.ok, .ok, .failure],
      "CTXCHAT_TEST_NO_SUCH_KEY"
    ),
    ("\"model\": \"m\"", [.ok, .ok, .failure], "No API key"),
  ])
  func `The key is found or its place is named, and it is never shown`(
    settings: String, levels: [Finding.Level], words: String
  ) throws {
    let findings = try check(Self.profile(settings))
    #expect(findings.map(\.level) == levels, "\(findings)")
    #expect(findings[2].text.contains(words), "\(findings[2].text)")
    #expect(!findings.contains { $0.text.contains("sk-1") || $0.text.contains("sk-2") })
  }

  @Test func `A server on this machine needs no key, and two profiles need a choice`() throws {
    let local =
      "{ \"profiles\": { \"p\": { \"api\": \"chat\", \"base_url\": \"http://127.0.0.1:9/v1\", \"model\": \"m\" } } }"
    #expect(try check(local).map(\.level) == [.ok, .ok, .ok])
    let two =
      "{ \"profiles\": { \"a\": { \"base_url\": \"https://a.example\" }, \"b\": { \"base_url\": \"https://b.example\" } } }"
    let findings = try check(two)
    #expect(findings.map(\.level) == [.ok, .failure] && findings[1].text.contains("a, b"))
    #expect(findings[0].text.hasSuffix("2 profiles"))
  }
}
