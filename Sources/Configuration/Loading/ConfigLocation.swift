/// The places of all files, by the XDG base directory specification.
package struct ConfigLocation: Sendable, Equatable {
  /// The configuration file.
  package var configFile: String
  /// The folder of the database.
  package var dataFolder: String
  /// The folder of the log.
  package var stateFolder: String
  /// The log.
  package var logFile: String { stateFolder + "/ctxchat.log" }

  /// The places that an environment names; flags go before it.
  ///
  /// - Parameter registeredHome: The home that the system has for the user, where the environment names none.
  package init(
    environment: [String: String], configFlag: String? = nil, dataFlag: String? = nil,
    registeredHome: @autoclosure () -> String? = HomeFolder.registered
  ) {
    let home = HomeFolder.path(environment, registered: registeredHome())
    func folder(_ variable: String, _ standard: String) -> String {
      // The specification: a relative path in these variables is to be ignored.
      guard let value = environment[variable], value.hasPrefix("/") else {
        return "\(home)/\(standard)/ctxchat"
      }
      return "\(value)/ctxchat"
    }
    func given(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }
    configFile =
      given(configFlag) ?? given(environment["CTXCHAT_CONFIG"])
      ?? folder("XDG_CONFIG_HOME", ".config") + "/config.json"
    let data = given(dataFlag) ?? given(environment["CTXCHAT_DATA_DIR"])
    dataFolder = data ?? folder("XDG_DATA_HOME", ".local/share")
    stateFolder = data ?? folder("XDG_STATE_HOME", ".local/state")
  }
}
