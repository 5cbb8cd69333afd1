import Glibc

extension Profile {
  /// The API key, from wherever the profile says.
  ///
  /// - Throws: ``ConfigError`` with a sentence that never holds any part of a key.
  package func lookUpKey(environment: [String: String]) throws(ConfigError) -> SecretText {
    switch keySource {
    case .none:
      throw failure(
        "Profile \"\(name)\" names no API key. Set api_key_env or api_key_command in it.")
    case .file(let key):
      return key
    case .environment(let variable):
      guard let value = environment[variable], !value.isEmpty else {
        throw failure(
          "The environment variable \(variable), which profile \"\(name)\" takes its key from, is not set."
        )
      }
      return SecretText(value)
    case .command(let command):
      return try SecretText(firstLine(of: command))
    }
  }

  private func failure(_ message: String) -> ConfigError {
    ConfigError(at: nil, path: "profiles.\(name)", message: message)
  }

  private func firstLine(of command: String) throws(ConfigError) -> String {
    guard let pipe = popen(command, "re") else {
      throw failure("The api_key_command could not be started.")
    }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    let count = getline(&line, &capacity, pipe)
    let text = count > 0 ? line.map { String(cString: $0) } ?? "" : ""
    // The rest is read too: a command that cannot write it would end by a signal.
    while getline(&line, &capacity, pipe) > 0 {}
    free(line)
    let status = pclose(pipe)
    guard status == 0 else {
      throw failure(
        "The api_key_command ended with status \((status >> 8) & 0xFF); run it by hand to see why.")
    }
    let key = text.prefix { $0 != "\n" && $0 != "\r" && $0 != "\r\n" }
    guard !key.isEmpty else { throw failure("The api_key_command printed nothing.") }
    return String(key)
  }
}
