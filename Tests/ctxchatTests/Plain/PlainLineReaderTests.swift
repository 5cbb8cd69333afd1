import Testing

@testable import ctxchat

@Suite struct PlainLineReaderTests {
  private func inputs(_ lines: [String]) -> [PlainInput] {
    var reader = PlainLineReader()
    return lines.map { reader.feed($0) }
  }

  @Test(arguments: [
    ("hello", PlainInput.prompt("hello")), ("  spaces stay ", .prompt("  spaces stay ")),
    ("", .nothing), ("   \t", .nothing), ("//path is text", .prompt("/path is text")),
    ("///x", .prompt("//x")), ("/help", .command(.help, "")), ("/HELP", .command(.help, "")),
    ("/ctx", .command(.context, "")), ("/ctx use  my label ", .command(.context, "use  my label")),
    ("/q", .command(.quit, "")), ("/carry", .command(.carryOn, "")), ("/ret", .command(.retry, "")),
    ("/re", .ambiguous("re", [.retry, .rebuild, .resend])), ("/nosuch thing", .unknown("nosuch")),
    ("/quit it", .excess(.quit)), ("/new topic", .excess(.new)),
    ("/rebuild 3", .command(.rebuild, "3")),
    ("/", .unknown("")), ("/ help", .unknown("")), ("文书", .prompt("文书")),
    ("a\\\\", .prompt("a\\\\")),
  ])
  func `A line is a prompt or a command`(line: String, input: PlainInput) {
    #expect(inputs([line]) == [input])
  }

  @Test func `An odd backslash at the end goes on with the next line`() {
    #expect(
      inputs(["one\\", "two\\", "", "three"])
        == [.unfinished, .unfinished, .prompt("one\ntwo\n"), .prompt("three")])
    #expect(inputs(["x\\\\\\", "y"]) == [.unfinished, .prompt("x\\\\\ny")])
  }

  @Test func `A continued text is never a command`() {
    #expect(inputs(["/help\\", "x"]) == [.unfinished, .prompt("/help\nx")])
    #expect(inputs(["\\", "/quit"]) == [.unfinished, .prompt("\n/quit")])
    #expect(inputs(["\\", "\\", " "]) == [.unfinished, .unfinished, .nothing])
  }

  @Test func `What waits at the end of the input is sent, once`() {
    var reader = PlainLineReader()
    #expect(reader.finish() == .nothing)
    _ = reader.feed("half\\")
    #expect(reader.isContinuing)
    #expect(reader.finish() == .prompt("half"))
    #expect(reader.finish() == .nothing)
    _ = reader.feed("gone\\")
    reader.clear()
    #expect(!reader.isContinuing)
    #expect(reader.feed("new") == .prompt("new"))
  }

  @Test func `Every command can be written out and says what it does`() {
    for command in PlainCommand.allCases {
      #expect(inputs(["/" + command.rawValue]) == [.command(command, "")])
      #expect(!command.summary.isEmpty && !command.summary.hasSuffix("."))
    }
  }
}

@Suite struct LineCutterTests {
  @Test func `Lines come out whole, wherever the bytes are cut`() {
    let bytes = Array("one\r\n\n文书\nlast".utf8)
    for cut in 0...bytes.count {
      var cutter = PlainLines.Cutter()
      let lines = cutter.feed(bytes[..<cut]) + cutter.feed(bytes[cut...])
      #expect(lines == ["one", "", "文书"], "\(cut)")
      #expect(cutter.finish() == "last")
      #expect(cutter.finish() == nil)
    }
  }

  @Test func `Bytes that are no UTF-8 are repaired`() {
    var cutter = PlainLines.Cutter()
    #expect(cutter.feed([0xFF, 0x41, 0x0A]) == ["\u{FFFD}A"])
  }
}
