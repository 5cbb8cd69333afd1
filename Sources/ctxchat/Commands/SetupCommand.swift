import ArgumentParser
import EventLoops
import Wording

/// Connects an endpoint and writes its profile.
struct SetupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup", abstract: "Connect an endpoint, test it, and save it as a profile.",
    discussion: """
      On a terminal it opens the full screen, and the chat starts at the end. In a pipe, or with --plain, questions \
      go to standard error, answers come from standard input, one a line, and the path of the written file is \
      printed. Options such as --base-url are answers that stand there already. A file that exists keeps all that \
      it says; the profile is added.
      """)

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Ask in lines instead of on the full screen.")
  var plain = false

  func run() throws {
    let settings = options.settings
    if settings.demo {
      throw ValidationError(localized("The demo needs no set-up: ctxchat --demo."))
    }
    if settings.api?.isBehindGateway == true {
      throw ValidationError(
        localized(
          """
          The set-up makes no profile with a gateway in the program. Write "api": "gateway" into the \
          configuration; `ctxchat config path` says where it is.
          """))
    }
    if !plain, SetupProgram.hasScreen {
      return try MainActor.assumeIsolated { try ChatProgram(settings).setUp() }
    }
    let program = SetupProgram(settings, offersDemo: false)
    let chosen = try EventLoop.main.run { try await program.ask() }
    guard chosen != nil else { return }
    try StandardStream.output.write(
      program.path + "\n", elseSaying: localized("The profile was saved in \(program.path)."))
  }
}
