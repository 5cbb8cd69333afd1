import ArgumentParser
import Configuration
import ContextAPI
import FoundationEssentials
import Wording

/// The configuration: where it is, whether it is right, a first one.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Find, check or create the configuration.",
    subcommands: [Path.self, Check.self, Init.self])

  struct Path: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the path of the configuration file.")
    @OptionGroup var options: GlobalOptions

    @Flag(help: "Print the folder of the history instead.")
    var data = false

    @Flag(help: "Print the path of the log instead.")
    var log = false

    func validate() throws {
      if data, log { throw ValidationError(localized("Give --data or --log, not both.")) }
    }

    func run() async throws {
      let location = ConfigLocation(
        environment: ProcessInfo.processInfo.environment, configFlag: options.configFile,
        dataFlag: options.dataFolder)
      let path =
        data
        ? location.dataFolder : log ? location.logFile : location.configFile
      try StandardStream.output.write(path + "\n")
    }
  }

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the configuration and show the settings in use.")
    @OptionGroup var options: GlobalOptions

    func run() async throws {
      let mistakes = Setup.mistakes(options.settings)
      guard mistakes.isEmpty else {
        throw CommandFailure(.config, mistakes.joined(separator: "\n"))
      }
      let setup = try Setup(options)
      let profile = try setup.profile()
      guard !options.demo else {
        return try StandardStream.output.write(localized("ok: the embedded gateway\n"))
      }
      let endpoint = try setup.endpoint(of: profile)
      do { _ = try endpoint.url(of: endpoint.chatPath) } catch {
        throw CommandFailure(.config, error.message)
      }
      try StandardStream.output.write(
        localized(
          """
          ok: profile \(profile.name), \(profile.baseURL), model \
          \(profile.model ?? localized("(none)")), \
          \(endpoint.key == nil ? localized("no key needed") : localized("key found"))\n
          """)
      )
    }
  }

  struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a first configuration file, with comments.")
    @OptionGroup var options: GlobalOptions

    func run() async throws {
      let environment = ProcessInfo.processInfo.environment
      let path = ConfigLocation(environment: environment, configFlag: options.configFile).configFile
      let text = FirstConfiguration.text(
        baseURL: environment["CTXCHAT_BASE_URL"], model: environment["CTXCHAT_MODEL"])
      try PrivateFile.create(path, text)
      try StandardStream.output.write(
        path + "\n", elseSaying: localized("The file was written: \(path)."))
    }
  }
}
