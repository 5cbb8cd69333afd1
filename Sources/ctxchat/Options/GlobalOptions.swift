import ArgumentParser
import ChatModel
import Wording

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(name: .customLong("config"), help: "The configuration file.", completion: .file())
  var configFile: String?

  @Option(
    name: .customLong("data-dir"), help: "The folder of the history.",
    completion: .directory)
  var dataFolder: String?

  @Option(help: "The profile to use.", completion: .words(.profiles))
  var profile: String?

  @Option(
    name: .customLong("base-url"), help: "Base URL to use instead of the profile's.",
    completion: .words(.addresses))
  var baseURL: String?

  @Option(
    help:
      "API of the server: context, responses, responses:openai, responses:ark, gemini, chat or gateway.",
    completion: .list(ChosenAPI.notations), transform: OptionParsing.api)
  var api: ChosenAPI?

  @Option(
    help: "Model for new contexts, instead of the profile's.", completion: .words(.models))
  var model: String?

  @Option(
    help: "Language of the program: en or zh, instead of the environment's.",
    completion: .list(Language.allCases.map(\.rawValue)), transform: OptionParsing.language)
  var language: Language?

  @Flag(help: "Use the built-in gateway: no key, no network.")
  var demo = false

  @Flag(help: "Write more to the log.")
  var verbose = false

  /// The given values.
  var settings: GlobalSettings {
    GlobalSettings(
      configFile: configFile, dataFolder: dataFolder, profile: profile, baseURL: baseURL,
      api: api, model: model, demo: demo, verbose: verbose)
  }
}
