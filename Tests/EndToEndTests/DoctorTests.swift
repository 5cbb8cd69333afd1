import ChatTestSupport
import FoundationEssentials
import Testing

@Suite struct DoctorTests {
  @Test func `With a server that answers nothing fails`() throws {
    var program = try Program()
    let gateway = try GatewayProcess(program)
    program.environment = gateway.environment(for: program)
    let run = try program.run(["doctor"])
    #expect(run.status == 0, "\(run.output)")
    #expect(
      run.output.contains("ok    key       found in the environment variable CTXCHAT_API_KEY"))
    #expect(run.output.contains("answers (HTTP "))
    #expect(!run.output.contains(GatewayProcess.key))
    #expect(!run.output.contains("FAIL"))
    let offline = try program.run(["doctor", "--offline"])
    #expect(offline.output.contains("would connect to http://127.0.0.1:"))
  }

  @Test func `A dead port exits 69, a missing key or a wrong file 78`() throws {
    var program = try Program()
    program.environment["CTXCHAT_BASE_URL"] = "http://127.0.0.1:1/v1"
    program.environment["CTXCHAT_MODEL"] = "m"
    let noKey = try program.run(["doctor", "--offline"])
    #expect(noKey.status == 78)
    #expect(noKey.output.contains("FAIL  key"))
    program.environment["CTXCHAT_API_KEY"] = "k-unused-0000"
    let dead = try program.run(["doctor"])
    #expect(dead.status == 69)
    #expect(dead.output.contains("FAIL  endpoint"))
    let path = program.folder.path + "/config.json"
    try Data("{ \"theme\": 7 }".utf8).write(to: URL(filePath: path))
    let wrong = try program.run(["doctor", "--offline", "--config", path])
    #expect(wrong.status == 78)
    #expect(wrong.output.contains("FAIL  config") && wrong.output.contains("config.json:1: theme"))
    #expect(wrong.output.contains("ok    encoding"), "the rest is looked at all the same")
  }

  @Test func `A history that is there is opened, one that is not is not made`() throws {
    let program = try Program()
    let before = try program.run(["doctor", "--demo", "--offline"])
    #expect(before.output.contains("the first start creates it"))
    #expect(program.folder.allFiles().isEmpty)
    _ = try program.run(["contexts", "list", "--demo"])
    let after = try program.run(["doctor", "--demo", "--offline"])
    #expect(
      after.output.contains("is intact, version 7, 3 contexts, 0 conversations, 0 turns"),
      "\(after.output)")
  }
}
