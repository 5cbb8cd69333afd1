import ChatTestSupport
import FoundationEssentials
import Testing

@Suite struct LogTests {
  @Test func `The log says how turns ended, and holds no word of them`() throws {
    let program = try Program()
    _ = try program.run(["ask", "--demo", "What is a context? xyzzy", "--verbose"])
    let screen = try program.open(["--demo", "--verbose"])
    try screen.wait(for: ScreenTests.ready)
    screen.send("plugh and caches?\r")
    try screen.wait("the end of the reply") {
      $0.contains("no language model") && $0.contains("ready")
    }
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    let path = program.folder.path + "/data/ctxchat.log"
    let log = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    #expect(log.contains("start command=ask version="))
    #expect(log.contains("start command=chat version="))
    #expect(log.split(separator: "\n").filter { $0.contains(" turn ended ") }.count == 2, "\(log)")
    #expect(log.contains("path=v1/context/chat/completions status=200"))
    for word in ["xyzzy", "plugh", "pinned", "Bearer", "demo-"] {
      #expect(!log.contains(word), "\(word)")
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}
