import ChatTestSupport
import Glibc
import Testing

/// Proxies, by the rules of the libcurl that is installed.
@Suite struct ProxyTests {
  /// Asks a server that no name server knows: only a proxy could lead there.
  private func ask(
    _ variables: [String: String], url: String = "https://nowhere.invalid/v1",
    _ flags: [String] = []
  ) throws -> CommandRun {
    var program = try Program()
    program.environment.merge(
      ["CTXCHAT_BASE_URL": url, "CTXCHAT_API_KEY": "sk-test-4f9c1b7d2e8a", "CTXCHAT_MODEL": "m"]
    ) { _, new in new }
    program.environment.merge(variables) { _, new in new }
    return try program.run(["ask", "hi", "--context", "ctx-1", "--no-save"] + flags)
  }

  static let dead = "http://user:hunter2secret@127.0.0.1:9"

  @Test(arguments: [
    ("https_proxy", "https"), ("HTTPS_PROXY", "https"), ("all_proxy", "https"),
    ("ALL_PROXY", "https"),
  ])
  func `A variable that counts is named with its proxy, without the password`(
    variable: String, scheme: String
  ) throws {
    let run = try ask([variable: Self.dead])
    #expect(run.status == 69)
    #expect(
      run.errors.contains(
        "No connection to the proxy 127.0.0.1:9 (from \(variable)): it does not answer."),
      "\(run.errors)")
    #expect(!run.errors.contains("hunter2"))
    #expect(!run.errors.contains("trying again"))
  }

  @Test(arguments: [
    ["HTTP_PROXY": dead], ["http_proxy": dead],
    ["HTTPS_PROXY": dead, "NO_PROXY": "nowhere.invalid"],
    ["HTTPS_PROXY": dead, "NO_PROXY": ".invalid"], ["HTTPS_PROXY": dead, "no_proxy": "a, invalid"],
    ["HTTPS_PROXY": dead, "NO_PROXY": "*"], ["HTTPS_PROXY": ""],
  ])
  func `Where no proxy counts, the server itself is looked for`(variables: [String: String]) throws
  {
    let run = try ask(variables)
    #expect(run.status == 69)
    #expect(run.errors.contains("could not be resolved"), "\(variables): \(run.errors)")
    #expect(!run.errors.contains("proxy"))
  }

  /// What people write and libcurl 7.88 does not understand.
  @Test(arguments: [
    "nowhere.invalid:443", "*.invalid", "nowhere", "https://nowhere.invalid", "example.org,*",
  ])
  func `A form of NO_PROXY that does not count leaves the proxy in use`(form: String) throws {
    let run = try ask(["HTTPS_PROXY": Self.dead, "NO_PROXY": form])
    #expect(run.errors.contains("the proxy 127.0.0.1:9"), "\(run.errors)")
  }

  @Test(arguments: [
    ("ftp://user:hunter2secret@127.0.0.1:9", "HTTPS_PROXY names a kind of proxy"),
    ("http://user:hunter2 secret@127.0.0.1:9", "The value of HTTPS_PROXY is not a proxy address"),
    (
      "http://user:hunter2secret@127.0.0.1:99999", "The value of HTTPS_PROXY is not a proxy address"
    ),
    (
      "http://user:hunter2secret@proxy.invalid:9",
      "The host name of the proxy proxy.invalid:9 (from HTTPS_PROXY) could not be resolved"
    ),
    (
      "socks5h://user:hunter2secret@127.0.0.1:9",
      "No connection to the proxy socks5h://127.0.0.1:9"
    ),
    ("user:hunter2secret@127.0.0.1:9", "No connection to the proxy 127.0.0.1:9"),
  ])
  func `An unusable proxy is one clear answer`(value: String, words: String) throws {
    let run = try ask(["HTTPS_PROXY": value])
    #expect(run.status == 69)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(!run.errors.contains("hunter2"))
    let told = run.errors.split(separator: "\n").filter { !$0.contains("is used as a server id") }
    #expect(told.count == 1, "\(told)")
  }

  @Test(arguments: [
    (407, "A user name and a password are needed by the proxy"),
    (503, "The connection to the server was refused (HTTP 503) by the proxy"),
  ])
  func `A proxy that refuses is distinguished from the server`(status: Int, words: String) throws {
    let proxy = try ReplyServer { _, connection in connection.answer(status, "") }
    let place = proxy.baseURL.dropFirst("http://".count).dropLast("/v1".count)
    let run = try ask(["HTTPS_PROXY": "http://user:hunter2secret@\(place)"])
    #expect(run.status == 69)
    #expect(
      run.errors.contains(words) && run.errors.contains("\(place) (from HTTPS_PROXY)"),
      "\(run.errors)")
    #expect(!run.errors.contains("hunter2"))
    let plain = try ask(
      ["http_proxy": "http://\(place)", "CTXCHAT_PROFILE": "p", "CTXCHAT_CONFIG": try config()],
      url: "http://nowhere.invalid/v1")
    if status == 407 { #expect(plain.errors.contains("(from http_proxy)"), "\(plain.errors)") }
  }

  /// A file with a profile that may send in clear text.
  private func config() throws -> String {
    let path = Self.folder.path + "/config.json"
    let file = try #require(fopen(path, "w"))
    fputs(
      "{ profiles: { p: { base_url: 'http://nowhere.invalid/v1', allow_insecure_http: true } } }",
      file)
    fclose(file)
    return path
  }

  private static let folder = try! TemporaryFolder()

  @Test func `The password of a proxy is in no file`() throws {
    var program = try Program()
    program.environment.merge([
      "CTXCHAT_BASE_URL": "https://nowhere.invalid/v1", "CTXCHAT_API_KEY": "sk-test-4f9c1b7d2e8a",
      "CTXCHAT_MODEL": "m", "HTTPS_PROXY": "ftp://user:hunter2secret@127.0.0.1:9",
    ]) { _, new in new }
    for arguments in [
      ["ask", "hi", "--context", "ctx-1", "--verbose"], ["doctor"],
      ["contexts", "create", "--system", "x", "--yes"],
    ] {
      let run = try program.run(arguments)
      #expect(!(run.output + run.errors).contains("hunter2"), "\(arguments): \(run.errors)")
    }
    for (path, bytes) in program.folder.allFiles() {
      #expect(!bytes.contains("hunter2"), "in \(path)")
    }
  }

  @Test func `Header fields that are too long are reported as such`() throws {
    for head in [
      "X: " + String(repeating: "a", count: 150_000),
      (0..<4300).map { "X-\($0): " + String(repeating: "a", count: 90) }.joined(separator: "\r\n"),
    ] {
      let server = try ReplyServer { _, connection in
        connection.send(Array("HTTP/1.1 200 OK\r\n\(head)\r\nContent-Length: 0\r\n\r\n".utf8))
      }
      let run = try ask([:], url: server.baseURL)
      #expect(run.errors.contains("header fields are too long"), "\(run.errors.prefix(400))")
      #expect(run.status == 74)
    }
  }
}
