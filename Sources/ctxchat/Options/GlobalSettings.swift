import ChatModel

/// The global options as plain values; without arguments there is nothing to parse, and parsing takes as long
/// as opening the screen.
struct GlobalSettings: Sendable {
  var configFile: String?
  var dataFolder: String?
  var profile: String?
  var baseURL: String?
  var api: ChosenAPI?
  var model: String?
  var demo = false
  var verbose = false
}
