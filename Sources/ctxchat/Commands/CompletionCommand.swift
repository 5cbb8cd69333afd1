import ArgumentParser

/// `ctxchat completion`
struct CompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Print a script that has a shell complete commands.",
    discussion: """
      With it, Tab completes commands, options, contexts, conversations and profiles. Packages install it. Else load \
      it in the shell's start file: `source <(ctxchat completion bash)`, the same with zsh, and \
      `ctxchat completion fish | source`.
      """)

  @Argument(
    help: "bash, zsh or fish.", completion: .list(CompletionScript.allCases.map(\.rawValue)))
  var shell: CompletionScript

  func run() throws {
    try StandardStream.output.writeExactly(shell.text)
  }
}

extension CompletionScript: ExpressibleByArgument {}
