import Wording

/// The place of each setting in the file.
enum SettingPlaces {
  /// The places with the names of the settings there. The empty path is the top of the file; a word in
  /// capitals is a placeholder for a name of the user's.
  static let all: [(path: String, names: [String])] = [
    (
      "",
      [
        "default_profile", "profiles", "parameters", "contexts", "recipes", "keys", "language",
        "theme", "emoji",
        "text_columns", "mouse", "bell", "editing", "copy_command", "expiry_notices",
        "save_history",
        "reply_limit_mb",
      ]
    ),
    (
      "profiles.NAME",
      [
        "base_url", "api", "warm", "dialect", "store", "api_key_command", "api_key_env", "api_key",
        "model",
        "create_path",
        "chat_path", "connect_timeout", "idle_timeout", "context_window", "allow_insecure_http",
        "prices",
      ]
    ),
    (
      "profiles.NAME.prices",
      ["currency", "input", "cached_input", "output", "storage_per_hour"]
    ),
    (
      "parameters",
      [
        "temperature", "top_p", "n", "stop", "max_tokens", "presence_penalty",
        "frequency_penalty",
      ]
    ),
    ("contexts.LABEL", ["parameters"]),
    ("recipes.NAME", ["label", "mode", "model", "ttl", "truncation", "system", "files"]),
  ]

  /// The place of a setting with this name, as the end of a sentence; `nil` if there is none.
  static func words(for name: String) -> String? {
    let places = all.filter { $0.names.contains(name) }.map { place in
      place.path.isEmpty ? localized("at the top of the file") : localized("in \(place.path)")
    }
    return places.isEmpty ? nil : places.joined(separator: localized(" or "))
  }
}
