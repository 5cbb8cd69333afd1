import Basics
import ChatModel
import Testing

@testable import Configuration

/// Every profile that can be set can be written, and is read back as it was.
@Suite struct ProfileTextTests {
  private func random(_ name: String, _ numbers: inout SplitMix) -> Profile {
    func maybe<Value>(_ values: [Value]) -> Value? {
      Bool.random(using: &numbers) ? values.randomElement(using: &numbers) : nil
    }
    var profile = Profile(name: name, baseURL: maybe(["http://127.0.0.1:1/v1"]) ?? "https://h/v1")
    profile.isBehindGateway = maybe([true]) ?? false
    if profile.isBehindGateway {
      profile.warms = maybe([true]) ?? false
    } else {
      profile.api =
        maybe([.chat, .gemini, .responses(.plain), .responses(.ark), .responses(.openai)])
        ?? .context
    }
    profile.storesTurns = maybe([false]) ?? true
    profile.keySource = maybe([
      .command("pass show 'a b' | head -1"), .environment("MY_KEY"), .file(SecretText("k\"\\1")),
    ])
    profile.model = maybe(["m", "", "模型 \"x\""])
    profile.createPath = maybe(["/make", "make?x=1"])
    profile.chatPath = maybe(["/talk"])
    profile.connectTimeout = maybe([0.1, 15, 2.5])
    profile.idleTimeout = maybe([1, 86_400, 0x1p6])
    profile.allowInsecureHTTP = maybe([true]) ?? false
    profile.contextWindow = maybe([1024, 100_000_000])
    if Bool.random(using: &numbers) {
      profile.price = Price(
        currency: maybe(["CNY", "$"]) ?? "", input: maybe([0, 0.8, 1e-7]),
        cachedInput: maybe([0.16]), output: maybe([2, 1_000_000]), storagePerHour: maybe([0.017]))
    }
    return profile
  }

  @Test func `A profile with any settings is read back`() throws {
    var numbers = SplitMix(seed: 71)
    for _ in 0..<500 {
      let profile = random("new", &numbers)
      let text = try ConfigText.adding(profile, to: "", isDefault: true)
      let read = try Configuration.read(text)
      #expect(read.profiles == [profile], "\(text)")
      #expect(read.defaultProfile == "new")
    }
  }

  @Test func `Profiles that are added one after the other are all there, in that order`() throws {
    var numbers = SplitMix(seed: 72)
    for _ in 0..<60 {
      var text =
        ["", "{}", "{\r\n}\r\n", "{ // mine\n}", "{\"theme\": \"dark\"}"]
        .randomElement(using: &numbers) ?? ""
      var profiles: [Profile] = []
      for number in 0..<6 {
        profiles.append(random("p\(number)", &numbers))
        text = try ConfigText.adding(profiles[number], to: text, isDefault: number == 3)
      }
      let read = try Configuration.read(text)
      #expect(read.profiles == profiles, "\(text)")
      #expect(read.defaultProfile == "p3")
    }
  }

  @Test func `The first profile stays the default while it is the only one with a claim`() throws {
    var numbers = SplitMix(seed: 73)
    var text = ""
    for number in 0..<3 {
      text = try ConfigText.adding(
        random("p\(number)", &numbers), to: text, isDefault: number == 0)
    }
    #expect(try Configuration.read(text).defaultProfile == "p0")
  }

  @Test func `What is recorded is the profile without its key, timeouts included`() throws {
    var numbers = SplitMix(seed: 74)
    for _ in 0..<200 {
      var profile = random("used", &numbers)
      let text = ConfigText.forRecording(nil, profile)
      profile.keySource = nil
      #expect(try Configuration.read(text).profiles == [profile], "\(text)")
      #expect(!text.contains("api_key"))
    }
  }

  @Test(arguments: ["base_url", "warm", "context_window"])
  func `A profile that could not be read back is refused before anything is written`(what: String) {
    var profile = Profile(name: "new", baseURL: "https://x")
    switch what {
    case "base_url": profile.baseURL = "ftp://x"
    case "warm": profile.warms = true
    default: profile.contextWindow = 1
    }
    #expect(throws: ConfigError.self) {
      try ConfigText.adding(profile, to: "{}", isDefault: true)
    }
  }
}
