import ChatTestSupport
import FoundationEssentials
import Testing

/// `ctxchat gateway keys`, as an administrator types it.
@Suite struct GatewayKeysTests {
  @Test func `The first key can be made before the gateway has run`() throws {
    let program = try Program()
    let added = try program.run(["gateway", "keys", "add", "prometheus"])
    #expect(added.status == 0 && added.output.hasPrefix("ctx-"), "\(added.errors)")
    let listed = try program.run(["gateway", "keys", "list"])
    #expect(listed.status == 0 && listed.output.contains("prometheus"), "\(listed.errors)")
    let files = program.folder.allFiles().map(\.path)
    #expect(files.contains { $0.hasSuffix("data/gateway.sqlite") }, "\(files)")
  }

  @Test func `A key is printed once, listed with its name, and taken back`() throws {
    let program = try Program()
    let file = program.folder.path + "/gateway.sqlite"
    func run(_ words: String...) throws -> CommandRun {
      try CommandRun.run(
        Program.path, ["gateway", "keys"] + words, environment: program.environment)
    }
    #expect(try run("list").status == 64)
    #expect(try run("list", "--database", file).status == 66)
    let added = try run("add", "ada", "--database", file)
    #expect(added.status == 0 && added.errors.isEmpty)
    let key = added.output.dropLast()
    #expect(key.hasPrefix("ctx-") && key.count == 68)
    #expect(try run("add", "ada", "--database", file).errors.contains("ada-2"))
    #expect(try run("add", "a b", "--database", file).status == 64)
    let listed = try run("list", "--database", file)
    #expect(listed.output.contains("ada") && !listed.output.contains(key))
    #expect(try run("remove", "ada", "--database", file).errors.contains("keys revoke ada"))
    #expect(try run("revoke", "ada", "--database", file).status == 0)
    #expect(try run("revoke", "ada", "--database", file).status == 66)
    #expect(try run("add", "zoe", "--database", file).status == 0)
    // Those that work come first.
    let rows = try run("list", "--database", file).output.split(separator: "\n").map {
      $0.split(separator: " ").prefix(2).joined(separator: " ")
    }
    #expect(rows == ["NAME STATE", "zoe active", "ada revoked"])
    let again = try run("add", "ada", "--database", file).output.dropLast()
    #expect(again.hasPrefix("ctx-") && again != key)
    for name in ["ada", "zoe"] { _ = try run("revoke", name, "--database", file) }
    #expect(try run("remove", "zoe", "--database", file).status == 0)
    #expect(try run("remove", "zoe", "--database", file).status == 66)
    #expect(try !run("list", "--database", file).output.contains("zoe"))
    let json = try run("list", "--json", "--database", file).output
    #expect(json.contains("\"revoked_at\"") && json.contains("\"requests\" : 0"))
    #expect(json.contains("\"state\" : \"revoked\""))
    let bytes = program.folder.allFiles().filter { $0.path.contains("gateway.sqlite") }
    #expect(bytes.allSatisfy { !String(decoding: $0.bytes, as: UTF8.self).contains(key) })
  }
}
