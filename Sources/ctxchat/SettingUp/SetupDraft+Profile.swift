import ChatModel
import ChatUI
import Configuration

extension SetupDraft {
  /// The profile that the answers make.
  var profile: Profile {
    var profile = Profile(name: name, baseURL: baseURL)
    profile.api = api
    profile.model = model.isEmpty ? nil : model
    profile.allowInsecureHTTP = allowsInsecureHTTP
    profile.keySource =
      switch keyWay {
      case .typed: .file(key)
      case .variable: .environment(variable)
      case .command: .command(command)
      case .none: nil
      }
    return profile
  }

  /// The answers that the command line gives already.
  init(_ options: GlobalSettings) {
    self.init()
    if let chosen = options.api { api = chosen.api }
    baseURL = options.baseURL ?? ""
    model = options.model ?? ""
    name = options.profile ?? ""
  }
}
