import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Nothing that a model, a server, a file, a paste or an argument holds reaches the terminal but as a picture of it.
@Suite struct HostileTextTests {
  private static let rows = 200

  private func check(_ screen: TerminalProgram, isFullScreen: Bool = true) {
    let violations = OutputGrammar(screen.recording, isFullScreen: isFullScreen).violations
    #expect(violations.isEmpty, "\(violations.count), such as \(violations.prefix(5))")
    let shown = screen.screen
    #expect(shown.isAlternate == isFullScreen || screen.status != nil)
    #expect(shown.title.isEmpty || shown.title.contains("ctxchat"))
  }

  /// A program on a server whose replies are the batches, one after the other, again and again.
  private func replying(_ batches: [[HostileTexts.Text]]) throws -> (Program, ReplyServer) {
    let server = try ReplyServer { number, connection in
      connection.beginStream()
      for text in batches[number % batches.count] {
        connection.stream(text.json)
        connection.stream("\\n\\n")
      }
      connection.endStream()
    }
    var program = try Program()
    program.environment = server.environment(for: program)
    let made = try program.run(["contexts", "create", "--label", "c", "--system", "x"])
    #expect(made.status == 0, "\(made.errors)")
    return (program, server)
  }

  @Test func `There are more than two hundred of them`() {
    #expect(HostileTexts.all.count > 200)
    let raw = HostileTexts.all.filter { !OutputGrammar($0.bytes).violations.isEmpty }
    #expect(raw.count > 200, "the grammar takes what it must not")
  }

  @Test func `In replies`() throws {
    let batches = HostileTexts.batches(of: 60)
    let (program, server) = try replying(batches)
    defer { withExtendedLifetime(server) {} }
    let screen = try program.open([], rows: Self.rows, columns: 100)
    try screen.wait(for: ScreenTests.ready)
    for (number, batch) in batches.enumerated() {
      screen.send("question \(number)\r")
      try screen.wait("the end of reply \(number)") { shown in
        batch.suffix(5).allSatisfy { shown.contains($0.tag) } && shown.contains("ready")
      }
      // What the raw source shows comes from elsewhere than the rendered form.
      if number == 0 {
        screen.send("\tv")
        screen.settle()
        screen.send("\u{1B}")
        screen.settle()
      }
    }
    check(screen)
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    for arguments in [
      ["history", "show", "last"], ["history", "list"], ["history", "search", "t1100"],
      ["contexts", "list"], ["contexts", "show", "c"],
    ] {
      let printed = try program.open(arguments, rows: Self.rows, columns: 200)
      #expect(try printed.waitForExit() == 0)
      check(printed, isFullScreen: false)
    }
  }

  @Test func `In what ask prints on a terminal`() throws {
    let batches = HostileTexts.batches(of: 450)
    let (program, server) = try replying(batches)
    defer { withExtendedLifetime(server) {} }
    for batch in batches {
      let printed = try program.open(["ask", "x"], rows: 50, columns: 200)
      #expect(try printed.waitForExit() == 0)
      let text = String(decoding: printed.recording, as: UTF8.self)
      #expect(batch.allSatisfy { text.contains($0.tag) })
      check(printed, isFullScreen: false)
    }
  }

  @Test func `In messages of errors`() throws {
    let batches = HostileTexts.batches(of: 6)
    let server = try ReplyServer { number, connection in
      let words: [UInt8] = batches[number % batches.count].flatMap { $0.json + [0x20] }
      connection.answer(
        400,
        Array(#"{"error":{"code":"InvalidParameter","message":""#.utf8) + words
          + Array(#"","param":"p"}}"#.utf8))
    }
    var program = try Program()
    program.environment = server.environment(for: program)
    let made = try program.run(["contexts", "create", "--label", "c", "--system", "x"])
    #expect(made.status == 0, "\(made.errors)")
    let screen = try program.open([], rows: 30, columns: 300)
    try screen.wait(for: ScreenTests.ready)
    screen.send("q\r")
    for (number, batch) in batches.enumerated() {
      try screen.wait("error \(number)") { $0.contains(batch[0].tag) }
      if number + 1 < batches.count { screen.send("q\r") }
    }
    check(screen)
    for _ in 0..<3 {
      let printed = try program.open(["ask", "x"], rows: 50, columns: 200)
      #expect(try printed.waitForExit() != 0)
      check(printed, isFullScreen: false)
    }
  }

  @Test func `In labels, titles and the window's title`() throws {
    let batches = HostileTexts.batches(of: 12)
    let (program, server) = try replying([Array(HostileTexts.all.prefix(1))])
    defer { withExtendedLifetime(server) {} }
    for (number, batch) in batches.enumerated() {
      let label = batch.map(\.string).joined(separator: " ")
      let made = try program.run(["contexts", "import", "ctx-h\(number)", "--label", label])
      #expect(made.status == 0, "\(made.errors)")
    }
    let renamed = try program.run(["contexts", "rename", "c", HostileTexts.all[30].string])
    #expect(renamed.status == 0, "\(renamed.errors)")
    for arguments in [
      ["contexts", "list"], ["contexts", "show", "ctx-h3"],
      ["contexts", "show", "nosuch\u{1B}[77m"],
    ] {
      let printed = try program.open(arguments, rows: 100, columns: 300)
      _ = try printed.waitForExit()
      check(printed, isFullScreen: false)
    }
    let screen = try program.open(["--context", "ctx-h0"], rows: 100, columns: 300)
    try screen.wait(for: ScreenTests.ready)
    screen.send("\u{1B}OQ")
    try screen.wait("the menu") { $0.contains(batches[1][0].tag) && $0.contains(batches[2][0].tag) }
    for _ in batches { screen.send("\u{1B}OB") }
    screen.settle()
    screen.send("\u{1B}")
    for number in 1...9 {
      screen.send("\u{1B}\(number)")
      screen.settle(milliseconds: 50)
    }
    screen.send("/rename ")
    screen.paste(HostileTexts.all[200].string)
    screen.send("\r")
    screen.settle()
    check(screen)
  }

  @Test func `In names of files that are completed, put into prompts and made seeds`() throws {
    let (program, server) = try replying([Array(HostileTexts.all.prefix(1))])
    defer { withExtendedLifetime(server) {} }
    let folder = program.folder.path + "/files"
    mkdir(folder, 0o700)
    defer { removeAll(in: folder) }
    for text in HostileTexts.all {
      let name = text.bytes.filter { $0 != 0 && $0 != 0x2F }.prefix(250)
      let path = Array(folder.utf8) + [0x2F] + name + [0]
      let file = path.withUnsafeBytes {
        open($0.bindMemory(to: CChar.self).baseAddress!, O_CREAT | O_WRONLY, 0o600)
      }
      #expect(file >= 0)
      _ = text.bytes.filter { $0 != 0 }.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      close(file)
    }
    let screen = try program.open([], rows: 40, columns: 200)
    try screen.wait(for: ScreenTests.ready)
    for batch in HostileTexts.batches(of: 10) {
      // Names with control characters cannot be mentioned, so they are not offered.
      let offered = batch.filter(\.isNameThatIsOffered)
      guard let last = offered.last else { continue }
      screen.send("@\(folder)/\(batch[0].tag.dropLast())\t")
      try screen.wait("the names from \(batch[0].tag)") { shown in
        offered.prefix(3).allSatisfy { shown.contains($0.tag) }
      }
      for _ in 1..<max(offered.count, 2) { screen.send("\u{1B}OB") }
      try screen.wait("the last name") { shown in shown.contains(last.tag) }
      screen.send("\t")
      try empty(screen)
    }
    check(screen)
    let names = HostileTexts.all
      .map {
        folder + "/" + String(decoding: $0.bytes.filter { $0 != 0 && $0 != 0x2F }, as: UTF8.self)
      }
      .filter { access($0, R_OK) == 0 }
    #expect(names.count > 400)
    // As many as a preview names.
    for start in stride(from: 0, to: names.count, by: 30) {
      let some = Array(names[start..<min(start + 30, names.count)])
      let dryRun = try program.open(
        ["contexts", "create", "--label", "d", "--dry-run"] + some, rows: 100, columns: 200)
      #expect(try dryRun.waitForExit() == 0)
      check(dryRun, isFullScreen: false)
    }
    let question = try program.open(
      ["contexts", "create", "--label", "s"] + names, rows: 100, columns: 200)
    try question.wait(for: "[y/N]")
    question.send("y\r")
    #expect(try question.waitForExit() == 0)
    check(question, isFullScreen: false)
    let missing = try program.open(
      ["contexts", "create", "--label", "e", folder + "/none\u{1B}[77m\u{9B}77m"])
    #expect(try missing.waitForExit() != 0)
    check(missing, isFullScreen: false)
  }

  @Test func `In arguments that are wrong`() throws {
    let program = try Program()
    for arguments in [
      ["--\u{1B}[77m"], ["nosuch\u{1B}]0;evil\u{07}"], ["ask", "x", "--n", "\u{9B}77m"],
      ["contexts", "\u{1B}[77m"], ["ask", "x", "--base-url", "\u{1B}[77m"],
      ["ask", "x", "--config", "/\u{1B}[77m"],
      ["ask", "x", "--profile", "\u{1B}[77m"], ["contexts", "create", "--ttl", "\u{1B}[77m"],
      ["keys", "\u{1B}[77m"], ["history", "show", "\u{1B}[77m"], ["--help"],
    ] {
      let printed = try program.open(arguments, rows: 50, columns: 200)
      _ = try printed.waitForExit()
      check(printed, isFullScreen: false)
    }
  }

  @Test func `In pastes, as written, folded and unfolded`() throws {
    let (program, server) = try replying([Array(HostileTexts.all.prefix(1))])
    defer { withExtendedLifetime(server) {} }
    let screen = try program.open([], rows: 60, columns: 200)
    try screen.wait(for: ScreenTests.ready)
    // The end of a paste ends it: what stands after it was typed, and that is another matter.
    let texts = HostileTexts.all.filter { !$0.bytes.contains("[201~") }
    for start in stride(from: 0, to: texts.count, by: 8) {
      let batch = texts[start..<min(start + 8, texts.count)]
      for text in batch {
        screen.send(Array("\u{1B}[200~".utf8) + text.bytes + Array("\u{1B}[201~".utf8))
      }
      try screen.wait("the paste at \(batch[start].tag)") {
        $0.contains(texts[batch.endIndex - 1].tag)
      }
      try empty(screen)
    }
    let long: [UInt8] = texts.prefix(100).flatMap { $0.bytes + [0x0A] }
    screen.send(Array("\u{1B}[200~".utf8) + long + Array("\u{1B}[201~".utf8))
    try screen.wait(for: "[Pasted ")
    screen.send("\u{18}p")
    try screen.wait(forNo: "[Pasted ")
    screen.send("\r")
    try screen.wait("the reply") { $0.contains("ready") }
    check(screen)
  }

  /// Ctrl+C empties the composer.
  private func empty(_ screen: TerminalProgram) throws {
    screen.send("\u{03}")
    try screen.wait("an empty prompt") { shown in
      shown.rows.contains { $0 == "›" || $0.hasPrefix("› Write a prompt") }
    }
  }

  /// The file manager of Foundation does not find names that are no UTF-8.
  private func removeAll(in folder: String) {
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      _ = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { unlinkat(dirfd(listing), $0, 0) }
      }
    }
  }
}
