import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Folders and mentions, by the built program.
@Suite struct FolderTests {
  private func write(_ text: String, _ name: String, in program: Program) throws -> String {
    let path = program.folder.path + "/" + name
    try FileManager.default.createDirectory(
      atPath: String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]),
      withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  @Test func `No command runs what a repository names`() throws {
    var program = try Program()
    let gateway = try GatewayProcess(program)
    defer { withExtendedLifetime(gateway) {} }
    program.environment = gateway.environment(for: program)
    let marker = program.folder.path + "/marker"
    let script = try program.folder.writeProgram("mark", "#!/bin/sh\necho ran > '\(marker)'\n")
    let file = try write("The moon is made of cheese.", "repo/moon.md", in: program)
    let repository = program.folder.path + "/repo"
    func git(_ words: String...) throws {
      let run = try CommandRun.run(
        "git", ["-C", repository] + words, environment: program.environment)
      try #require(run.status == 0, "\(run.errors)")
    }
    try git("init", "-q")
    try git("config", "core.fsmonitor", script)
    let made = try program.run(["contexts", "create", "--label", "m", "-y", repository])
    #expect(made.status == 0 && made.errors.contains("moon.md"), "\(made.errors)")
    _ = try write("Changed.", "repo/moon.md", in: program)
    let shown = try program.run(["contexts", "show", "m"])
    #expect(shown.output.contains(file) && shown.output.contains("CHANGED"))
    _ = try program.run(["contexts", "rebuild", "m", "--refresh", "-y"])
    _ = try program.run(["doctor"])
    #expect(access(marker, F_OK) != 0)
    // The trap does close: git itself runs it.
    try git("status")
    #expect(access(marker, F_OK) == 0)
  }

  @Test func `What is left out of a folder is reported before anything is sent`() throws {
    let program = try Program()
    let folder = program.folder.path + "/d"
    _ = try write("build/\n", "d/.gitignore", in: program)
    for name in ["a.md", "build/x.md"] { _ = try write("text", "d/" + name, in: program) }
    symlink("/etc/hostname", folder + "/out.md")
    let run = try program.run([
      "contexts", "create", "--dry-run", "--base-url", "http://127.0.0.1:9/v1", "--model", "m",
      folder, folder + "/a.md",
    ])
    #expect(run.errors.contains("1 file or folder that is ignored"), "\(run.errors)")
    #expect(run.errors.contains("out.md: a link to a place outside the folder"))
    #expect(run.errors.contains("1 file named twice, sent once"))
    #expect(!run.output.contains("build/x.md"))
  }

  @Test func `ask and piped lines say that a mention goes out as words`() throws {
    let program = try Program()
    let path = try write("text", "notes.txt", in: program)
    let asked = try program.run(["ask", "What is a context? See @\(path).", "--demo"])
    #expect(asked.status == 0)
    #expect(asked.errors.contains("@\(path) is sent as text"))
    let piped = try program.run(["--demo", "--plain"], input: "what is @\(path)?\n")
    #expect(piped.output.contains("is sent as text"))
    #expect(try program.run(["ask", "mail a@b.example", "--demo"]).errors == "")
  }

  @Test func `A typed line takes files along, and one that names none waits for a word`() throws {
    let program = try Program()
    let path = try write("text", "notes.txt", in: program)
    let screen = try program.open(
      ["--demo", "--plain", "--context", "guide"], rows: 120, columns: 200)
    try screen.wait(for: "you>")
    screen.send("What is a context? (@\(path))\n")
    try screen.wait(for: "[1 file goes along, 4 bytes.]")
    try screen.wait(for: "[complete")
    screen.send("What is @gone.md?\n")
    try screen.wait(for: "[not sent: @gone.md is not a file; /force sends it anyway]")
    screen.send("/force\n")
    try screen.wait("the second reply") { screen in
      screen.rows.count { $0.contains("[complete") } > 1
    }
  }

  @Test func `On the screen a mention ends before Chinese, and F6 sends words`() throws {
    let program = try Program()
    let path = try write("text", "notes.txt", in: program)
    let screen = try program.open(columns: 160)
    try screen.wait(for: ScreenTests.ready)
    screen.send("看@\(path)，总结\r")
    try screen.wait(for: "1 file goes along, 4 bytes.")
    try screen.wait(for: "ready")
    screen.send("what is @gone.md\r")
    try screen.wait(for: "Not sent: @gone.md is not a file")
    screen.send("\u{1B}[17~")
    try screen.wait("the prompt as a turn") {
      $0.contains("› what is @gone.md") && !$0.contains("is not a file")
    }
  }
}
