import ChatModel
import Testing

@testable import Configuration

/// Where a key is looked for, and what is said when it is not there.
@Suite struct KeyLookupTests {
  private func profile(_ source: Profile.KeySource?, name: String = "work") -> Profile {
    var profile = Profile(name: name, baseURL: "https://x")
    profile.keySource = source
    return profile
  }

  private static let path = ["PATH": "/usr/bin:/bin"]

  @Test func `Each source gives its key`() throws {
    #expect(
      try profile(.file(SecretText("k-1"))).lookUpKey(environment: [:]).value == "k-1")
    #expect(
      try profile(.environment("WORK")).lookUpKey(environment: ["WORK": "k-2"]).value == "k-2")
    #expect(
      try profile(.command("printf k-3")).lookUpKey(environment: Self.path).value == "k-3")
  }

  @Test(
    arguments: [
      ("none", nil), ("a variable", Profile.KeySource.environment("WORK_KEY")),
      ("an empty variable", .environment("EMPTY")), ("a command", .command("exit 4")),
    ] as [(String, Profile.KeySource?)])
  func `What is missing is said with the profile, and with a way on`(
    name: String, source: Profile.KeySource?
  ) {
    var environment = Self.path
    environment["EMPTY"] = ""
    let error = #expect(throws: ConfigError.self) {
      try profile(source).lookUpKey(environment: environment)
    }
    #expect(error?.path == "profiles.work" && error?.position == nil)
    #expect(error?.message.contains("setup") == true, "\(name)")
    #expect(error?.message.hasSuffix(".") == true)
  }

  @Test(arguments: [
    "echo sk-abcdefghijkl | false", "echo 'sk-abcdefghijkl'; exit 1",
    "KEY=\"sk-abcdefghijkl\" false", "true --key=sk-abcdefghijkl; false",
    "true -H 'Authorization:sk-abcdefghijkl'; exit 1", "false;sk-abcdefghijkl",
    "true https://me:abcdefghijkl@host/; exit 2", "false 'abcdefghijkl0123456789abcd'",
  ])
  func `A key in the command's own words is not in the error`(command: String) {
    let error = #expect(throws: ConfigError.self) {
      try profile(.command(command)).lookUpKey(environment: Self.path)
    }
    #expect(error?.description.contains("abcdefghijkl") == false, "\(error?.description ?? "")")
    #expect(error?.message.contains("The command is `") == true)
  }

  @Test(arguments: [
    ("pass show gateway", "pass show gateway"),
    ("  secret-tool   lookup a b ", "secret-tool lookup a b"),
    ("op read op://vault/item/key", "op read op://vault/item/key"),
    (
      "security find-generic-password -s 'my gateway' -w",
      "security find-generic-password -s 'my gateway' -w"
    ),
    ("cat ~/.keys/gateway-2024.txt", "cat ~/.keys/gateway-2024.txt"), ("", ""),
  ])
  func `A command without a key is quoted as it is, but for its spaces`(line: String, words: String)
  {
    #expect(ValueQuote.command(line) == words)
  }

  @Test func `What a command printed before it failed is in no error`() {
    for command in ["echo $M; exit 3", "printf \"$M\\377\\n\"", "echo; echo $M"] {
      let error = #expect(throws: ConfigError.self) {
        try profile(.command(command)).lookUpKey(
          environment: Self.path.merging(["M": "marker"]) { $1 })
      }
      #expect(error?.description.contains("marker") == false)
    }
  }

  @Test func `A profile whose name looks like a key is not named`() {
    let error = #expect(throws: ConfigError.self) {
      try profile(.command("false"), name: "sk-abcdefghijkl").lookUpKey(environment: Self.path)
    }
    #expect(error?.path == "profiles.…")
  }
}
