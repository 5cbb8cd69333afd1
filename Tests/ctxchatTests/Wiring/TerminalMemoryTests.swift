import ChatTestSupport
import FoundationEssentials
import TerminalKit
import Testing

@testable import ctxchat

@Suite struct TerminalMemoryTests {
  private func record(_ key: String, flag: Int = 2) -> MeasuredTerminal {
    MeasuredTerminal(
      key: key, terminal: TerminalIdentity(description: "foot(1.13.1)"), widths: [.flag: flag])
  }

  @Test func `What one start found out is known to the next, the newest first`() throws {
    let folder = try TemporaryFolder()
    var memory = TerminalMemory(in: folder.path)
    #expect(memory.records.isEmpty)
    memory.keep(record("TERM=foot"))
    memory.keep(record("TERM=kitty"))
    memory.keep(record("TERM=foot", flag: 1))
    let again = TerminalMemory(in: folder.path)
    #expect(again.records == [record("TERM=foot", flag: 1), record("TERM=kitty")])
  }

  @Test func `It forgets the oldest beyond what anyone uses`() throws {
    let folder = try TemporaryFolder()
    var memory = TerminalMemory(in: folder.path)
    for number in 1...40 { memory.keep(record("TERM=t\(number)")) }
    let again = TerminalMemory(in: folder.path)
    #expect(again.records.count == 32)
    #expect(again.records.first?.key == "TERM=t40" && again.records.last?.key == "TERM=t9")
  }

  @Test(arguments: [
    "", "\n\n", "TERM=foot", "\t\t", "TERM=foot\tfoot(1.13.1)\tflag",
    "TERM=foot\tfoot(1.13.1)\tflag=x",
    "TERM=foot\tfoot(1.13.1)\tbanner=2", "\tfoot(1.13.1)\tflag=2", "a\tb\tc\td",
    "TERM=foot\t\tflag=2", "\u{0}\u{1}",
  ])
  func `A line that we did not write is passed over`(line: String) throws {
    let folder = try TemporaryFolder()
    let good = record("TERM=kitty")
    try folder.write("terminals", Array((line + "\n" + good.line + "\n").utf8))
    #expect(TerminalMemory(in: folder.path).records == [good])
  }

  @Test func `A file that cannot be read or written costs only a new measure`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/terminals", withIntermediateDirectories: false)
    var memory = TerminalMemory(in: folder.path)
    #expect(memory.records.isEmpty)
    memory.keep(record("TERM=foot"))
    #expect(memory.records.count == 1)
  }
}
