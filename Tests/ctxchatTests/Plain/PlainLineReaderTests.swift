import Testing

@testable import ctxchat

@Suite struct PlainLineReaderTests {
  private func inputs(_ lines: [String]) -> [PlainInput] {
    var reader = PlainLineReader()
    return lines.map { reader.feed(PlainLine($0)) }
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

  @Test func `A template is called by its whole name, which a command may begin with`() {
    var reader = PlainLineReader()
    reader.templates = ["re", "Review", "总结"]
    #expect(reader.feed(PlainLine("/re a  b ")) == .template("re", input: "a  b"))
    #expect(reader.feed(PlainLine("/review")) == .template("Review", input: ""))
    #expect(reader.feed(PlainLine("/总结 它")) == .template("总结", input: "它"))
    #expect(reader.feed(PlainLine("/ret")) == .command(.retry, ""))
    #expect(reader.feed(PlainLine("/revi")) == .unknown("revi"))
    #expect(reader.feed(PlainLine("/send more")) == .command(.send, "more"))
  }

  @Test func `An odd backslash at the end continues with the next line`() {
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
    _ = reader.feed(PlainLine("half\\"))
    #expect(reader.isContinuing)
    #expect(reader.finish() == .prompt("half"))
    #expect(reader.finish() == .nothing)
    _ = reader.feed(PlainLine("gone\\"))
    reader.clear()
    #expect(!reader.isContinuing)
    #expect(reader.feed(PlainLine("new")) == .prompt("new"))
  }

  private func line(_ bytes: [UInt8], _ number: Int) -> PlainLine {
    PlainLine(bytes, number: number)
  }

  @Test func `A prompt with bytes that are no text is refused as a whole, the next one is not`() {
    let latin: [UInt8] = [0x63, 0x61, 0x66, 0xE9]
    var reader = PlainLineReader()
    #expect(reader.feed(line(latin, 1)) == .unreadable(line: 1))
    #expect(reader.feed(PlainLine("next")) == .prompt("next"))
    #expect(reader.feed(PlainLine("one\\", number: 3)) == .unfinished)
    #expect(reader.feed(line(latin + [0x5C], 4)) == .unfinished)
    #expect(reader.feed(line(latin, 5)) == .unreadable(line: 4))
    #expect(reader.feed(PlainLine("next")) == .prompt("next"))
    #expect(reader.feed(line([0x2F] + latin, 7)) == .unreadable(line: 7))
    #expect(reader.feed(line(latin + [0x5C], 8)) == .unfinished)
    #expect(reader.finish() == .unreadable(line: 8))
    #expect(reader.finish() == .nothing)
    _ = reader.feed(line(latin + [0x5C], 9))
    reader.clear()
    #expect(reader.feed(PlainLine("next")) == .prompt("next"))
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
      #expect(lines.map(\.text) == ["one", "", "文书"], "\(cut)")
      #expect(lines.map(\.number) == [1, 2, 3])
      #expect(cutter.finish()?.text == "last")
      #expect(cutter.finish() == nil)
    }
  }

  @Test func `Bytes that are no UTF-8 are marked, and the line is known to be no text`() {
    var cutter = PlainLines.Cutter()
    let lines = cutter.feed([0xFF, 0x41, 0x0A, 0x42, 0x00, 0x0A, 0x43, 0x0A])
    #expect(lines.map(\.text) == ["\u{FFFD}A", "B\0", "C"])
    #expect(lines.map(\.isText) == [false, false, true])
  }

  @Test func `A byte order mark goes only from the beginning`() {
    var cutter = PlainLines.Cutter()
    let lines = cutter.feed(Array("\u{FEFF}one\n\u{FEFF}two\n".utf8))
    #expect(lines[0].text.unicodeScalars.elementsEqual("one".unicodeScalars))
    #expect(lines[1].text.unicodeScalars.elementsEqual("\u{FEFF}two".unicodeScalars))
  }
}
