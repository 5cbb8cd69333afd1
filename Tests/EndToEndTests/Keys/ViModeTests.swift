import ChatTestSupport
import FoundationEssentials
import Testing

/// vi's keys in the built program.
@Suite struct ViModeTests {
  @Test func `The mode is shown, a lone Esc is one, and the shape of the cursor is given back`()
    throws
  {
    let program = try Program()
    try program.folder.write("config.json", Array(#"{ "editing": "vi" }"#.utf8))
    let screen = try program.open(["--demo", "--config", program.folder.path + "/config.json"])
    func wait(_ mode: String, _ text: String) throws {
      try screen.wait("\(mode) and \"\(text)\"") {
        $0.rows.last?.hasPrefix(mode) == true && $0.contains(text)
      }
    }
    try wait("INSERT · ready", "Write a prompt")
    screen.send("one 你好 three")
    try wait("INSERT", "› one 你好 three")
    screen.send("\u{1B}")
    try wait("NORMAL", "‹ one 你好 three")
    screen.send("bbcw世界")
    try wait("INSERT", "› one 世界 three")
    screen.send("\u{1B}")
    try wait("NORMAL", "‹ one 世界 three")
    screen.send("u2x")
    try wait("NORMAL", "‹ one  three")
    screen.send("yyp2>")
    try wait("NORMAL 2>", "  one  three")
    screen.send("\u{1B}")
    try wait("NORMAL ·", "‹ one  three")
    screen.send("ggVG")
    try wait("V-LINE", "‹ one  three")
    screen.send("d")
    try screen.wait("nothing in the composer") { !$0.contains("three") }
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    let bytes = String(decoding: screen.recording, as: UTF8.self)
    let shapes = bytes.split(separator: "\u{1B}[").filter { $0.dropFirst().hasPrefix(" q") }
    #expect(shapes.first?.first == "6" && shapes.last?.first == "0")
    #expect(shapes.contains { $0.first == "2" })
  }
}
