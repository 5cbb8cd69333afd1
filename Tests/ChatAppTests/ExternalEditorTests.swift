import ChatTestSupport
import ChatUI
import FoundationEssentials
import Glibc
import ProcessRunning
import Testing

@testable import ChatApp

/// Real editors, each a small script: what they do with the text, and what becomes of it. One after the other: the name
/// of the editor is in the environment of the process.
@Suite(.serialized, .timeLimit(.minutes(5)))
final class ExternalEditorTests {
  private let folder: TemporaryFolder
  private let terminal: PseudoTerminal
  private let file: Int32

  init() throws {
    folder = try TemporaryFolder()
    terminal = try PseudoTerminal(rows: 24, columns: 80)
    file = open(terminal.path, O_RDWR | O_NOCTTY | O_CLOEXEC)
  }

  deinit {
    unsetenv("VISUAL")
    unsetenv("EDITOR")
    close(file)
    terminal.close()
  }

  /// A script that is run with the path of the text.
  private func script(_ lines: String) throws -> String {
    try folder.writeProgram("editor", "#!/bin/sh\n\(lines)\n")
  }

  private func start(_ text: String) throws -> ExternalEditor {
    try ExternalEditor(text, on: file, environment: ChildEnvironment())
  }

  private func outcome(_ editor: inout ExternalEditor) -> EditorOutcome {
    while true {
      if case .over(let outcome) = editor.look() { return outcome }
      sched_yield()
    }
  }

  private func edit(_ text: String, _ lines: String) throws -> EditorOutcome {
    setenv("VISUAL", try script(lines), 1)
    var editor = try start(text)
    return outcome(&editor)
  }

  /// The path of a text that was kept, from the sentence that names it.
  private func kept(_ outcome: EditorOutcome) -> String? {
    guard case .failed(let reason) = outcome, let range = reason.firstRange(of: "Its text is in ")
    else { return nil }
    return String(reason[range.upperBound...].dropLast())
  }

  @Test func `What was saved comes back, and no file is left`() throws {
    let note = folder.path + "/path"
    #expect(try edit("old 文", "echo \"$1\" > \(note); echo new >> \"$1\"") == .edited("old 文new"))
    let path = String(
      decoding: FileManager.default.contents(atPath: note) ?? Data(), as: UTF8.self)
    #expect(path.hasSuffix(".md\n") && access(String(path.dropLast()), F_OK) != 0)
  }

  @Test(arguments: [
    ("true", "draft"), ("printf %s draft > \"$1\"", "draft"), (": > \"$1\"", ""),
    // As many editors save: beside it, then in its place.
    ("echo other > \"$1.new\"; mv \"$1.new\" \"$1\"", "other"),
    ("printf 'a\\r\\nb\\r\\n' > \"$1\"", "a\nb"),
  ])
  func `However it saves, the text is what it left`(lines: String, text: String) throws {
    #expect(try edit("draft", lines) == .edited(text))
  }

  @Test(arguments: [
    ("exit 3", "ended with status 3."), ("kill -9 $$", "was ended by signal 9"),
    ("exit 127", "Set VISUAL or EDITOR to another editor."),
  ])
  func `One that fails without a change leaves nothing behind`(lines: String, words: String) throws
  {
    let outcome = try edit("draft", lines)
    guard case .failed(let reason) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.contains(words), "\(reason)")
    #expect(reason.contains("/editor”") && kept(outcome) == nil)
  }

  @Test func `What one had saved before it failed is kept, and the sentence says where`() throws {
    let path = try #require(kept(try edit("draft", "echo work > \"$1\"; exit 1")))
    #expect(FileManager.default.contents(atPath: path) == Data("work\n".utf8))
    unlink(path)
  }

  @Test func `A text that cannot be taken is kept, and the reason is told`() throws {
    let outcome = try edit("draft", "printf 'caf\\351' > \"$1\"")
    guard case .failed(let reason) = outcome, let path = kept(outcome) else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.contains("is not UTF-8 text"))
    #expect(FileManager.default.contents(atPath: path)?.count == 4)
    unlink(path)
  }

  @Test func `A file that the editor took away is told, and there is nothing to keep`() throws {
    let outcome = try edit("draft", "rm \"$1\"")
    guard case .failed(let reason) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.contains("no longer exists") && kept(outcome) == nil)
  }

  @Test func `It is stopped and goes on with the same text`() throws {
    setenv("VISUAL", try script("echo one >> \"$1\"; kill -STOP $$; echo two >> \"$1\""), 1)
    var editor = try start("")
    #expect(outcome(&editor) == .stopped(editor: folder.path + "/editor") && editor.isStopped)
    #expect(editor.look() == .running, "a stop is told once")
    editor.goOn()
    #expect(!editor.isStopped)
    #expect(outcome(&editor) == .edited("one\ntwo"))
  }

  @Test(arguments: [("echo work >> \"$1\"", true), ("true", false)])
  func `When we end first it is ended, and work that it saved is not lost`(
    lines: String, isKept: Bool
  ) throws {
    setenv("VISUAL", try script("\(lines); kill -STOP $$; exit 0"), 1)
    var editor = try start("draft ")
    guard case .stopped = outcome(&editor) else {
      Issue.record("it did not stop")
      return
    }
    let path = editor.abandon()
    #expect((path != nil) == isKept)
    if let path {
      #expect(FileManager.default.contents(atPath: path) == Data("draft work\n".utf8))
      unlink(path)
    }
  }

  @Test func `VISUAL goes before EDITOR, and what is only white space is not set`() throws {
    let editor = try script("true")
    for (visual, other) in [(editor, "/nonexistent/a"), (" \t", editor), ("", editor)] {
      setenv("VISUAL", visual, 1)
      setenv("EDITOR", other, 1)
      var running = try start("x")
      #expect(running.name == editor)
      #expect(outcome(&running) == .edited("x"))
    }
  }

  @Test(arguments: ["/nonexistent/editor", "/etc/passwd"])
  func `One that cannot be started says what to set`(name: String) {
    setenv("VISUAL", name, 1)
    let error = #expect(throws: EditorFailure.self) { try start("x") }
    #expect(error?.reason.hasPrefix("The editor “\(name)” could not be started: ") == true)
    #expect(error?.reason.hasSuffix(" Set VISUAL or EDITOR to another editor.") == true)
  }
}
