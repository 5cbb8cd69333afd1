import Configuration
import FoundationEssentials
import Wording

/// The choice of the language: by `--language`, else by the configuration, else by the environment.
enum SpokenLanguage {
  /// Chooses it for this process. The first thing it does: the errors of its arguments and of its configuration are
  /// sentences too.
  static func choose(_ arguments: ArraySlice<String>) {
    Wording.choose(of(arguments, environment: ProcessInfo.processInfo.environment))
  }

  /// The language of a command line. What is wrong with it is told when it is parsed.
  static func of(_ arguments: ArraySlice<String>, environment: [String: String]) -> Language {
    if let name = value(of: "--language", in: arguments), let language = Language(rawValue: name) {
      return language
    }
    let location = ConfigLocation(
      environment: environment, configFlag: value(of: "--config", in: arguments))
    return ConfigFile.language(location.configFile)
      ?? Language(environment: { environment[$0] })
  }

  /// The value of an option, where it was given before `--`.
  private static func value(of name: String, in arguments: ArraySlice<String>) -> String? {
    let options = arguments.prefix { $0 != "--" }
    guard let place = options.lastIndex(where: { $0 == name || $0.hasPrefix("\(name)=") }) else {
      return nil
    }
    let option = options[place]
    return option == name
      ? options[options.index(after: place)...].first : String(option.dropFirst(name.count + 1))
  }
}
