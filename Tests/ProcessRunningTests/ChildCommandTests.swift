import Testing

@testable import ProcessRunning

@Suite struct ChildCommandTests {
  @Test(arguments: [
    ("vi", ["vi", "f"]), ("code --wait", ["code", "--wait", "f"]),
    ("  nano\t-w ", ["nano", "-w", "f"]),
    ("/opt/编辑器/ed", ["/opt/编辑器/ed", "f"]),
  ])
  func `A plain line needs no shell`(line: String, words: [String]) {
    #expect(ChildCommand(line: line, adding: ["f"]).words == words)
  }

  @Test(arguments: [
    "LANG=C vim", "vim -c 'set tw=72'", "~/bin/edit", "$HOME/bin/edit", "tee log | xclip", "a; b",
    "",
    "vim \"+1\"", "cat > x",
  ])
  func `A line that a shell must read is given to one, with the words after it`(line: String) {
    #expect(
      ChildCommand(line: line, adding: ["a b"]).words == [
        "/bin/sh", "-c", line + " \"$@\"", "sh", "a b",
      ])
    #expect(ChildCommand(line: line).words == ["/bin/sh", "-c", line, "sh"])
  }

  @Test func `Words keep their blanks on the way through a shell`() {
    let report = ChildRunner.run(
      ChildCommand(line: "X=1 printf '<%s>'", adding: ["a b", "c'd"]), outputLimit: 100)
    #expect(String(decoding: report.output, as: UTF8.self) == "<a b><c'd>")
  }
}
