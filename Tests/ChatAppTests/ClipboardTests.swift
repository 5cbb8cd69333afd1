import ChatTestSupport
import ChatUI
import FoundationEssentials
import Glibc
import ProcessRunning
import Testing

@testable import ChatApp

/// Copying through real programs.
@Suite struct ClipboardTests {
  private func copy(_ command: String, _ text: String = "text") -> Clipboard.Result {
    Clipboard(command: command, environment: ChildEnvironment(hiding: ["WORK_KEY"])).copy(text)
  }

  @Test func `The command gets the text, and nothing is written to the terminal`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/copied"
    let result = copy("cat > \(path)", "日本\nline\u{1B}")
    #expect(result.way == .command("cat > \(path)"))
    #expect(result.sequence == nil)
    let copied = FileManager.default.contents(atPath: path) ?? Data()
    #expect(String(decoding: copied, as: UTF8.self) == "日本\nline\u{1B}")
  }

  @Test(arguments: [
    ("/nonexistent/xclip -sel c", "could not be started: no such program"),
    ("no-such-program-here", "could not be started: no such program"),
    ("exit 3", "ended with status 3"), ("kill -TERM $$", "was ended by signal 15"),
    ("/etc/passwd", "could not be started: permission denied"),
  ])
  func `One that fails is told with what happened`(command: String, words: String) {
    guard case .failed(reason: let reason) = copy(command).way else {
      Issue.record("it did not fail")
      return
    }
    #expect(reason.contains("“\(command)” \(words)"), "\(reason)")
    #expect(reason.contains("copy_command"))
  }

  @Test func `It finds no key in its environment`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/environment"
    setenv("WORK_KEY", "sk-marker", 1)
    setenv("WORK_OTHER", "kept", 1)
    #expect(copy("env > \(path)").way == .command("env > \(path)"))
    let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    #expect(text.contains("WORK_OTHER=kept"))
    #expect(!text.contains("sk-marker"))
  }
}
