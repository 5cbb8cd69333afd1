import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// What a context is worth, and how it is kept, by the commands and a real server.
@Suite struct WorthTests {
  private func program(_ api: String, prices: String) throws -> (Program, GatewayProcess) {
    var program = try Program()
    let gateway = try GatewayProcess(program)
    let base = api == "gemini" ? gateway.baseURL.replacing("/v1", with: "/v1beta") : gateway.baseURL
    let path = program.folder.path + "/c.json"
    let text = """
      {"profiles": {"p": {"api": "\(api)", "base_url": "\(base)", "model": "guide",
        "api_key": "\(GatewayProcess.key)"\(prices)}}}
      """
    try program.folder.write("c.json", Array(text.utf8))
    #expect(chmod(path, 0o600) == 0)
    program.environment["CTXCHAT_CONFIG"] = path
    return (program, gateway)
  }

  private static let prices =
    #", "prices": {"currency": "CNY", "input": 0.8, "cached_input": 0.16, "storage_per_hour": 0.017}"#

  @Test func `It is told before a context is created, and in its details`() throws {
    let (program, gateway) = try program("context", prices: Self.prices)
    let made = try program.run(
      ["contexts", "create", "--label", "c", "--system", "Pumps are red.", "--ttl", "24h"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.errors.contains("CNY a day; pays off: after 2 questions, each saves about "))
    let shown = try program.run(["contexts", "show", "c"])
    #expect(shown.output.contains("Storage") && shown.output.contains("CNY a day"))
    #expect(shown.output.contains("Pays off") && shown.output.contains("after 2 questions"))
    let json = try program.run(["contexts", "show", "c", "--json"])
    #expect(json.output.contains("\"paid_after_questions\" : 2"), "\(json.output)")
    withExtendedLifetime(gateway) {}
  }

  @Test func `Without prices it is said to be unknown`() throws {
    let (program, gateway) = try program("context", prices: "")
    #expect(
      try program.run(["contexts", "create", "--label", "c", "--system", "s"]).status == 0)
    let shown = try program.run(["contexts", "show", "c"])
    #expect(shown.output.contains("unknown: the profile has no prices"))
    withExtendedLifetime(gateway) {}
  }

  @Test func `A question keeps it, if that is agreed to`() throws {
    let (program, gateway) = try program("context", prices: Self.prices)
    #expect(
      try program.run(["contexts", "create", "--label", "c", "--system", "s"]).status == 0)
    let asked = try program.run(["contexts", "keep", "c", "3d"])
    #expect(asked.status == 64 && asked.errors.contains("nothing was sent"), "\(asked.errors)")
    #expect(
      try program.run(["history", "list", "--json"]).output.contains("\"turns\" : 1") == false)
    let kept = try program.run(["contexts", "keep", "c", "3d", "--yes"])
    #expect(kept.status == 0, "\(kept.errors)")
    #expect(kept.errors.contains("3 questions") && kept.errors.contains("warm"))
    withExtendedLifetime(gateway) {}
  }

  @Test func `Gemini's server renews, and a chat that is kept here has no end`() throws {
    let (program, gateway) = try program("gemini", prices: "")
    let made = try program.run(
      ["contexts", "create", "--label", "c", "--system", "s", "--ttl", "1h"])
    #expect(made.status == 0, "\(made.errors)")
    let kept = try program.run(["contexts", "keep", "c", "2h"])
    #expect(kept.status == 0, "\(kept.errors)")
    #expect(kept.errors.contains("1h 5") || kept.errors.contains("2h 0"), "\(kept.errors)")
    #expect(
      try program.run(["contexts", "create", "--label", "l", "--mode", "local", "--system", "s"])
        .status == 0)
    let local = try program.run(["contexts", "keep", "l", "2h"])
    #expect(local.status == 0 && local.errors.contains("never expires"), "\(local.errors)")
    withExtendedLifetime(gateway) {}
  }
}
