import ChatTestSupport
import FoundationEssentials
import Glibc

/// A real shell in a terminal, with the completion of ctxchat installed where the shell looks for it.
final class CompletingShell {
  /// The shells.
  enum Kind: String, CaseIterable {
    case bash, zsh, fish

    /// Those that are installed here, bash with bash-completion.
    static let installed = allCases.filter { $0.path != nil }
    /// The names of the others.
    static let missing = allCases.filter { $0.path == nil }.map(\.rawValue)

    var path: String? {
      if self == .bash, access("/usr/share/bash-completion/bash_completion", R_OK) != 0 {
        return nil
      }
      return ["/bin/", "/usr/bin/"].map { $0 + rawValue }.first { access($0, X_OK) == 0 }
    }
  }

  private let kind: Kind
  private let terminal: TerminalProgram
  private var count = 0
  /// How much of the output was looked at.
  private var read = 0

  /// Starts a shell whose `ctxchat` is the built program, with the history of `program`.
  ///
  /// - Parameter isInstalled: True if the script is where the shell looks for it; else the shell's start file loads it.
  init(_ kind: Kind, _ program: Program, isInstalled: Bool = true) throws {
    self.kind = kind
    let folder = program.folder
    let prefix = folder.path + "/usr"
    var environment = program.environment
    environment["PATH"] = prefix + "/bin:/usr/local/bin:/usr/bin:/bin"
    var start = Self.start(of: kind, prefix)
    if isInstalled {
      // What `make install` does.
      let run = try Repository.script("package", "install", Program.path, prefix)
      guard run.status == 0 else {
        throw TerminalProgram.Failure(message: run.errors, screen: "")
      }
      environment["XDG_DATA_DIRS"] = prefix + "/share:/usr/local/share:/usr/share"
    } else {
      try FileManager.default.createDirectory(
        atPath: prefix + "/bin", withIntermediateDirectories: true)
      symlink(Program.path, prefix + "/bin/ctxchat")
      // The lines of README.md.
      let load = "ctxchat completion \(kind.rawValue)"
      start += kind == .fish ? "\(load) | source\n" : "source <(\(load))\n"
    }
    var arguments = ["-i"]
    switch kind {
    case .bash:
      try folder.write("rc", Array(start.utf8))
      arguments = ["--noprofile", "--rcfile", folder.path + "/rc", "-i"]
    case .zsh:
      try folder.write("z/.zshrc", Array(start.utf8))
      environment["ZDOTDIR"] = folder.path + "/z"
    case .fish:
      try folder.write(".config/fish/config.fish", Array(start.utf8))
    }
    terminal = try TerminalProgram(
      kind.path ?? kind.rawValue, arguments, environment: environment, rows: 20, columns: 250,
      folder: folder)
    try terminal.wait(for: "ready>")
  }

  /// Types the beginning of a command line and Tab; the words of the command line that comes of it.
  func words(_ beginning: String) throws -> [String] {
    count += 1
    terminal.send(beginning + "\t")
    // The line becomes the words of a command that prints them, each between ⟦ and ⟧.
    terminal.send("\u{01}printf '⟦%s⟧' \(count) \u{05}; printf '%s\\n' ⟪end⟫\r")
    let text = try output(from: "⟦\(count)⟧", to: "⟧⟪end⟫", of: beginning)
    return text.split(separator: "⟦").map { String($0.prefix { $0 != "⟧" }) }
  }

  /// Waits for what the terminal gets between two texts.
  private func output(from start: String, to end: String, of beginning: String) throws -> String {
    var patience = Patience(seconds: 60)
    while patience.lasts() {
      let text = String(decoding: terminal.recording[read...], as: UTF8.self)
      if let first = text.firstRange(of: start)?.upperBound,
        let last = text[first...].firstRange(of: end)?.lowerBound
      {
        read = terminal.recording.count
        return String(text[first..<last])
      }
      terminal.pump(milliseconds: 100)
    }
    throw TerminalProgram.Failure(
      message: "“\(beginning)” has no words in \(kind)", screen: terminal.screen.description)
  }

  /// Types the beginning of a command line and Tab so often, and waits until the screen shows a text.
  func list(_ beginning: String, tabs: Int, until text: String) throws -> Screen {
    terminal.send(beginning + String(repeating: "\t", count: tabs))
    let screen = try terminal.wait(for: text)
    terminal.send("\u{15}clear\r")
    try terminal.wait(forNo: text)
    return screen
  }

  /// The start file of a shell.
  private static func start(of kind: Kind, _ prefix: String) -> String {
    switch kind {
    case .bash:
      """
      PS1='ready> '
      bind 'set bell-style none'
      bind 'set enable-bracketed-paste off'
      bind 'set completion-query-items 0'
      bind 'set page-completions off'
      [ -z "$XDG_DATA_DIRS" ] || . /usr/share/bash-completion/bash_completion

      """
    case .zsh:
      """
      PS1='ready> '
      fpath=('\(prefix)/share/zsh/site-functions' $fpath)
      autoload -Uz compinit
      compinit -u -d $HOME/compdump
      setopt no_beep
      unsetopt prompt_sp
      bindkey -e

      """
    case .fish:
      """
      function fish_prompt; echo -n 'ready> '; end
      set -g fish_greeting
      set -g fish_autosuggestion_enabled 0

      """
    }
  }
}
