import ChatTestSupport
import FoundationEssentials
import Testing

/// Everything that a server can do wrong, by a server that this project did not write, where it is at hand:
/// `CTXCHAT_FAULT_SERVER` names a script that prints `{"port": …}` and takes directives as prompts.
@Suite struct FaultTests {
  private static let script = ProcessInfo.processInfo.environment["CTXCHAT_FAULT_SERVER"] ?? ""

  private struct Port: Decodable { let port: Int }

  @Test(
    .enabled(if: !script.isEmpty),
    arguments: [
      ("", 0, "complete"), ("disc50", 74, "unconfirmed"), ("eof50", 74, "unconfirmed"),
      ("nodone", 0, "complete"), ("429", 0, "complete"), ("500", 69, "unconfirmed"),
      ("slow800", 0, "complete"), ("garbage", 74, "truncated"), ("split", 0, "complete"),
      ("crlf", 0, "complete"), ("comment", 0, "complete"), ("errevent", 74, "unconfirmed"),
    ])
  func `Each fault ends in the right ending and exit status`(
    fault: String, status: Int32, ending: String
  ) throws {
    var program = try Program()
    let server = try BackgroundProcess(
      ["python3", Self.script, "--max-seconds", "120"], environment: program.environment,
      folder: program.folder, name: "faults")
    let port = try JSONDecoder().decode(
      Port.self, from: Data(try server.lines(1)[0].utf8)
    ).port
    program.environment["CTXCHAT_BASE_URL"] = "http://127.0.0.1:\(port)/v1"
    program.environment["CTXCHAT_API_KEY"] = "bench"
    program.environment["CTXCHAT_MODEL"] = "bench"
    let created = try program.run(
      ["contexts", "create", "--label", "bench", "--system", "bench"])
    #expect(created.status == 0, "\(created.errors)")
    let prompt = "bench:md:2000:max:kfwmpdtb" + (fault.isEmpty ? "" : ":\(fault)")
    let run = try program.run(["ask", prompt, "--context", "bench", "--json"])
    #expect(run.status == status, "\(fault): \(run.errors)")
    #expect(run.output.contains("\"ending\":\"\(ending)\""), "\(fault): \(run.output.suffix(200))")
    if status == 0 { #expect(run.output.contains("KFWMPDTB")) }
    if status == 74 { #expect(run.output.count > 1000, "what came must be kept") }
  }
}
