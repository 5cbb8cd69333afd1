package import ChatModel
import Wording

extension Profile {
  /// The API key, from wherever the profile says.
  ///
  /// - Parameters:
  ///   - environment: The variables.
  ///   - terminal: True if a command may ask at the terminal.
  /// - Throws: ``ConfigError`` with a sentence that never holds any part of a key.
  package func lookUpKey(
    environment: [String: String], terminal: KeyCommand.Terminal = .absent
  ) throws(ConfigError) -> SecretText {
    switch keySource {
    case .none:
      throw failure(
        localized(
          """
          No API key for the profile "\(name)". Set the environment variable \
          CTXCHAT_API_KEY, set api_key_env or api_key_command in the profile, or run \
          `ctxchat setup`.
          """))
    case .file(let key):
      return key
    case .environment(let variable):
      guard let value = environment[variable], !value.isEmpty else {
        throw failure(
          localized(
            """
            The environment variable \(variable), the key of the profile "\(name)", is not \
            set. Set it, or CTXCHAT_API_KEY, or run `ctxchat setup`.
            """))
      }
      return SecretText(value)
    case .command(let command):
      do throws(KeyCommand.Failure) {
        return SecretText(try KeyCommand(command, environment: environment).firstLine(terminal))
      } catch {
        throw failure(
          localized(
            """
            \(error.description) The command is `\(ValueQuote.command(command))`; `ctxchat \
            setup` can replace it.
            """)
        )
      }
    }
  }

  private func failure(_ message: String) -> ConfigError {
    ConfigError(at: nil, path: "profiles.\(ValueQuote.name(name))", message: message)
  }
}
