import FoundationEssentials
import Glibc
import NcursesBackend

/// Lets the user write a text in their own editor.
@MainActor
enum ExternalEditor {
  /// What `$VISUAL`, `$EDITOR` or `vi` made of a text; `nil` when it failed, and the text is as it was.
  static func edit(_ text: String, terminal: NcursesTerminal) -> String? {
    guard let path = temporaryFile(holding: text) else { return nil }
    defer { unlink(path) }
    let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
    terminal.leave()
    let status = ChildProcess.run("\(editor) \"$1\"", arguments: [path])
    terminal.comeBack()
    guard status == 0, let data = FileManager.default.contents(atPath: path) else { return nil }
    var edited = String(decoding: data, as: UTF8.self)
    // Editors end a file with a newline that nobody typed.
    if edited.hasSuffix("\n"), !text.hasSuffix("\n") { edited.removeLast() }
    return edited
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static func temporaryFile(holding text: String) -> String? {
    let folder = environment("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/ctxchat-XXXXXX.md".utf8CString)
    let file = mkstemps(&template, 3)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard bytes.isEmpty || write(file, bytes, bytes.count) == bytes.count else { return nil }
    return template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }
}
