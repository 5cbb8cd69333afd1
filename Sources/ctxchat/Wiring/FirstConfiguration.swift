import Configuration

/// The output of `ctxchat config init`: the same text as config.example.json (a test compares them).
enum FirstConfiguration {
  /// The text with what the environment says as the first profile. It keeps the name that those variables have
  /// without a file, so that the contexts that were made with them stay usable.
  static func text(baseURL: String?, model: String?) -> String {
    guard let baseURL, !baseURL.isEmpty, !baseURL.contains("@") else { return text }
    var values = ["default_profile": "environment", "base_url": baseURL]
    if let model, !model.isEmpty { values["model"] = model }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let space = line.prefix { $0 == " " }
      if line == "\(space)\"gateway\": {" { return "\(space)\"environment\": {" }
      let name = line.dropFirst(space.count + 1).prefix { $0 != "\"" }
      // The first of each name; later ones belong to another profile.
      guard line.dropFirst(space.count).hasPrefix("\""),
        let value = values.removeValue(forKey: String(name))
      else { return String(line) }
      return "\(space)\"\(name)\": \(quoted(value)),"
    }
    return lines.joined(separator: "\n")
  }

  /// A value of the environment as a string of JSON, without control characters.
  private static func quoted(_ text: String) -> String {
    ConfigText.quoted(
      String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 })))
  }

  static let text = #"""
    // The configuration of ctxchat. Copy it to ~/.config/ctxchat/config.json (or run `ctxchat config init`), keep
    // what you need, and check it with `ctxchat config check`. Comments and trailing commas are allowed.
    {
      // The profile used if neither --profile nor CTXCHAT_PROFILE names one.
      "default_profile": "gateway",

      // A profile is one endpoint: its address, its key, its prices.
      "profiles": {
        "gateway": {
          "base_url": "https://gateway.serevixai.ai/v1",
          // Use one of these three for the key. api_key is refused unless only you can read this file.
          "api_key_env": "CTXCHAT_API_KEY",
          // "api_key_command": "pass show gateway",
          // "api_key": "sk-…",
          "model": "Doubao-1.5-pro-32k",
          // The model's context window in tokens; a longer rebuild offers to leave old turns out.
          // "context_window": 32768,
          // The paths of the endpoints, below base_url.
          "create_path": "/context/create",
          "chat_path": "/context/chat/completions",
          // Seconds to connect, and seconds without a byte before a request is given up. No limit in total.
          "connect_timeout": 10,
          "idle_timeout": 120,
          // http:// to other machines is refused unless this is true.
          "allow_insecure_http": false,
          // Prices per million tokens (storage: per million tokens and hour). Leave out unknown ones; a sum of
          // money is shown only if every price in it is known.
          // "prices": {
          //   "currency": "CNY",
          //   "input": 0.8,
          //   "cached_input": 0.16,
          //   "output": 2.0,
          //   "storage_per_hour": 0.017,
          // },
        },
        "ark": {
          "base_url": "https://ark.cn-beijing.volces.com/api/v3",
          "api_key_env": "ARK_API_KEY",
          "model": "ep-20241211104333-12345",
        },
      },

      // Sent with every request, unless a conversation sets its own with /set. Leave out those that the server
      // should choose.
      "parameters": {
        // "temperature": 0.7, "top_p": 0.9, "n": 1, "stop": ["END"], "max_tokens": 1024,
        // "presence_penalty": 0, "frequency_penalty": 0,
      },

      // Defaults for the conversations of a context, by its label.
      "contexts": {
        // "manual": { "parameters": { "temperature": 0.2 } },
      },

      // Saved recipes: `ctxchat contexts create --recipe code`, or the first field of the new-context form. Relative
      // paths start from the folder in which ctxchat is started; a label may contain {name}, {date} and {time}.
      "recipes": {
        // "code": {
        //   "label": "code {date}", "mode": "common_prefix", "ttl": "24h",
        //   "system": "You know this code base.", "files": ["README.md", "Sources"],
        // },
      },

      // Key bindings: an action and its keys, instead of the defaults. F1 lists the actions.
      "keys": {
        // "send": "Ctrl+J", "newline": ["Enter", "Alt+Enter"],
      },

      // The language of the program: "en" or "zh", instead of the environment's (LC_ALL, LC_MESSAGES, LANG).
      // "language": "zh",
      // The keys that write prompts: emacs (as in a shell) or vi (Esc leaves insert mode; /vi switches).
      "editing": "emacs",
      // auto, standard, light, dark, 256-light, 256-dark, monochrome
      "theme": "auto",
      // Flags, families, skin tones, keycaps and hearts of several characters: auto draws them whole in terminals that
      // are known to, and which a measure at the start confirms; whole always does, safe never.
      "emoji": "auto",
      // Maximum width of running text, in columns; tables and code use the whole screen.
      "text_columns": 100,
      // Turns the mouse on. It replaces the terminal's own selection; hold Shift to select.
      "mouse": false,
      // Ring the bell when a reply ends off screen.
      "bell": false,
      // Announce contexts that are about to expire off screen.
      "expiry_notices": false,
      // Maximum length of a saved reply, in megabytes (1 to 512). The text up to the limit is kept.
      "reply_limit_mb": 64,
      // A command that gets copied text on standard input, instead of the terminal's clipboard (OSC 52).
      // "copy_command": "wl-copy",
    }

    """#
}
