import ChatTestSupport
import FoundationEssentials
import Glibc

/// Debian's bash in a pseudo-terminal: what its readline makes of keys.
enum BashRun {
  /// Keys on one line, from its end. `^A` is Ctrl+A, `^?` Backspace, `␛` Esc.
  struct Case {
    var text: String
    var keys: String
  }

  private static let path = "/bin/bash"
  /// True if it is on this machine.
  static let isThere = access(path, X_OK) == 0

  /// What each leaves of its line, with `|` at the cursor. All are done in one line after the other of one shell.
  static func results(_ cases: [Case]) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("cases", Array(cases.map { $0.text + "\n" }.joined().utf8))
    try folder.write("script", Array(script.utf8))
    let bash = try TerminalProgram(
      path, ["--norc", "--noprofile", "\(folder.path)/script"],
      environment: [
        "HOME": folder.path, "TERM": "dumb", "LC_ALL": "C.UTF-8", "CASES": folder.path,
        "PATH": "/usr/bin:/bin", "INPUTRC": "/dev/null",
      ], folder: folder)
    _ = try bash.wait(for: "ready>")
    for one in cases { bash.send(bytes("^Xn\(one.keys)^Xd")) }
    bash.send("\r")
    _ = try bash.waitForExit(seconds: 120)
    let data = FileManager.default.contents(atPath: folder.path + "/results") ?? Data()
    let text = String(decoding: data, as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private static func bytes(_ keys: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var isControl = false
    for byte in keys.replacing("␛", with: "\u{1B}").utf8 {
      if isControl {
        bytes.append(byte ^ 0x40)
        isControl = false
      } else if byte == UInt8(ascii: "^") {
        isControl = true
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// `^Xn` takes the next line into hand, `^Xd` writes down what became of it.
  private static let script = #"""
    set -o emacs
    exec 3<"$CASES/cases" 4>"$CASES/results"
    begin() { IFS= read -r READLINE_LINE <&3; READLINE_POINT=${#READLINE_LINE}; }
    end() {
      printf '%s|%s\n' "${READLINE_LINE:0:READLINE_POINT}" "${READLINE_LINE:READLINE_POINT}" >&4
    }
    bind -x '"\C-xn": begin'
    bind -x '"\C-xd": end'
    bind '"\e\\": delete-horizontal-space'
    IFS= read -e -p 'ready>' line

    """#
}
