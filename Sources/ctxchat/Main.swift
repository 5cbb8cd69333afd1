import ArgumentParser
import Configuration
import EventLoops
import Glibc

/// The program. Everything it does is a command; without one it chats.
@main
struct Ctxchat: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ctxchat",
    abstract: "Chat in a terminal on cached contexts that you own.",
    discussion: """
      Without a command it opens the full-screen chat. `ctxchat --demo` needs no key and no network: it talks \
      to a gateway inside the program, and the help it opens answers questions about itself.

      Exit status: 0 done, 64 usage, 65 input or text refused, 66 context lost, expired or not there, 69 \
      server or network unavailable, 70 internal error, 73 output, file or history not written, 74 reply \
      broken off or disk not read, 75 rate limited or history locked, 77 key or account \
      refused, 78 configuration, 130 interrupted, 141 nobody read the output.
      """,
    version: Version.current,
    subcommands: [
      ChatCommand.self, AskCommand.self, ContextsCommand.self,
      HistoryCommand.self,
      GatewayCommand.self, ModelsCommand.self, SetupCommand.self, ConfigCommand.self,
      DoctorCommand.self, KeysCommand.self, ReplayCommand.self, CompletionCommand.self,
    ],
    defaultSubcommand: ChatCommand.self)

  /// Runs the command; a failure is one sentence on standard error and its exit status.
  @MainActor
  static func main() {
    let streams = StandardStreams.prepare()
    ProcessPrivacy.prepare()
    HomeFolder.complete()
    SpokenLanguage.choose(CommandLine.arguments.dropFirst())
    do throws(OutputFailure) {
      let status = try status()
      try StandardStream.output.close()
      leave(status)
    } catch {
      leave(streams.status(of: error))
    }
  }

  @MainActor
  private static func status() throws(OutputFailure) -> Int32 {
    do {
      // Reading the tree of commands takes as long as opening the screen.
      if CommandLine.arguments.count == 1 {
        try ChatProgram().run()
        return 0
      }
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments.first == CompletionRun.name {
        try CompletionRun.run(Array(arguments.dropFirst()))
        return 0
      }
      if let problem = CommandNames.problem(in: arguments, of: Self.self) {
        throw CommandFailure(.usage, problem)
      }
      var command = try parseAsRoot(
        DashedTexts.marked(in: LeadingOptions.moved(in: arguments, of: Self.self)))
      if let asynchronous = command as? any AsyncParsableCommand {
        // It is used nowhere else.
        nonisolated(unsafe) var asynchronous = asynchronous
        // A gateway waits for days, and nobody waits for its prints.
        let isGateway = asynchronous is GatewayCommand
        try EventLoop.main.run(onLoop: isGateway) { try await asynchronous.run() }
      } else {
        try command.run()
      }
      return 0
    } catch let failure as CommandFailure {
      StandardStream.error.write("ctxchat: \(failure.description)\n")
      return failure.status.rawValue
    } catch let failure as OutputFailure {
      throw failure
    } catch {
      let code = exitCode(for: error)
      // An argument that is named in the message may hold anything; a bare status has none.
      let message = fullMessage(for: error)
      if code.isSuccess {
        try StandardStream.output.write(message + "\n")
      } else if !message.isEmpty {
        StandardStream.error.write(message + "\n")
      }
      return code.rawValue
    }
  }

  /// Ends the process without the exit handlers of libraries: threads of theirs may still be running.
  private static func leave(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }
}
