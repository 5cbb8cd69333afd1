import ArgumentParser
import Wording

/// The full-screen program.
struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Open the full-screen chat (the default).")

  @OptionGroup var options: GlobalOptions

  @Option(help: "Open the context with this label or server id.", completion: .words(.contexts))
  var context: String?

  @Option(
    parsing: .unconditional,
    help: "Open the conversation with this id, the beginning of an id, or last.",
    completion: .words(.conversations))
  var resume: String?

  @Flag(help: "Use plain lines instead of the full screen.")
  var plain = false

  @Option(
    help: "Write keys, screens and what servers send to a new file, for `ctxchat replay`.",
    completion: .file())
  var record: String?

  func validate() throws {
    if plain, record != nil {
      throw ValidationError(
        localized("--record is for the full screen. Give --plain or --record, not both."))
    }
    if context != nil, resume != nil {
      throw ValidationError(localized("Give --context or --resume, not both."))
    }
  }

  func run() throws {
    // The main thread is the screen's.
    try MainActor.assumeIsolated {
      try ChatProgram(
        options.settings, context: context, resumed: resume, isPlain: plain,
        recording: record
      ).run()
    }
  }
}
