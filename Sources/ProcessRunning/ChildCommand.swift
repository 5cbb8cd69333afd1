import Glibc

/// The command to run.
package struct ChildCommand: Sendable, Equatable {
  /// The program and its words; a program without a slash is searched for in `PATH`.
  package let words: [String]
  /// The environment of the child.
  package let environment: ChildEnvironment
  /// The same for a shell.
  private let shellWords: [String]

  /// Creates a program with its words.
  package init(_ words: [String], environment: ChildEnvironment = ChildEnvironment()) {
    self.init(words, shellWords: ["/bin/sh", "-c", "\"$0\" \"$@\""] + words, environment)
  }

  private init(_ words: [String], shellWords: [String], _ environment: ChildEnvironment) {
    self.words = words
    self.shellWords = shellWords
    self.environment = environment
  }

  /// A command as the user wrote it, with words added to its end. A shell reads it only where it holds something
  /// that only a shell understands: without one it is certain whether the program could be started, and the program
  /// itself is what stops and continues.
  package init(
    line: String, adding words: [String] = [], environment: ChildEnvironment = ChildEnvironment()
  ) {
    let parts = line.split { $0 == " " || $0 == "\t" }.map(String.init)
    let added = words.isEmpty ? "" : " \"$@\""
    let shellWords = ["/bin/sh", "-c", line + added, "sh"] + words
    self.init(
      Self.isPlain(line) && !parts.isEmpty ? parts + words : shellWords, shellWords: shellWords,
      environment)
  }

  /// The same by a shell, where it may be known to one when this start failed: a script without a first line that
  /// names its interpreter, a word of the shell's own.
  func byShell(after error: Int32) -> ChildCommand? {
    guard words != shellWords, let program = words.first else { return nil }
    guard error == ENOEXEC || (error == ENOENT && !program.isEmpty && !program.contains("/")) else {
      return nil
    }
    return ChildCommand(shellWords, shellWords: shellWords, environment)
  }

  private static func isPlain(_ line: String) -> Bool {
    line.unicodeScalars.allSatisfy {
      switch $0 {
      case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-", "+", ",", ":", "@", " ", "\t": true
      default: !$0.isASCII
      }
    }
  }
}
