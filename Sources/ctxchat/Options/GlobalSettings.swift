import ChatModel

/// The global options as plain values; without arguments there is nothing to parse, and parsing takes as long
/// as opening the screen.
struct GlobalSettings: Sendable {
  var configFile: String?
  var dataFolder: String?
  var profile: String?
  var baseURL: String?
  var api: API?
  /// With ``api``: the server gets its contexts from a gateway in the program.
  var isBehindGateway = false
  var model: String?
  var demo = false
  var verbose = false
}
