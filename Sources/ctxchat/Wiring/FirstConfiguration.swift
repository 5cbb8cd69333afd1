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

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case _ where scalar.value < 0x20: ""
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }

  static let text = #"""
    // The configuration of ctxchat. Copy it to ~/.config/ctxchat/config.json (or run `ctxchat config init`), keep
    // what you need, and check it with `ctxchat config check`. Comments and trailing commas are allowed.
    {
      // The profile that is used when neither --profile nor CTXCHAT_PROFILE names one.
      "default_profile": "gateway",

      // A profile is one endpoint: where it is, whose key opens it, what it costs.
      "profiles": {
        "gateway": {
          "base_url": "https://gateway.serevixai.ai/v1",
          // The key comes from one of these three. api_key is refused unless this file is readable by you alone.
          "api_key_env": "CTXCHAT_API_KEY",
          // "api_key_command": "pass show gateway",
          // "api_key": "sk-…",
          "model": "Doubao-1.5-pro-32k",
          // Tokens that the model takes in all; a rebuild that would be longer offers to leave old turns out.
          // "context_window": 32768,
          // Where the endpoints are, below base_url.
          "create_path": "/context/create",
          "chat_path": "/context/chat/completions",
          // Seconds to connect, and seconds without a byte before a request counts as dead. There is no limit in total.
          "connect_timeout": 10,
          "idle_timeout": 120,
          // http:// to anything but this machine is refused unless this is true.
          "allow_insecure_http": false,
          // What you pay, per million tokens (storage: per million tokens and hour). Leave out what you do not know:
          // nothing is invented, and money is shown only where every price that it needs is known.
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

      // Sent with every request, unless a conversation sets its own with /set. Leave out what the server should choose.
      "parameters": {
        // "temperature": 0.7, "top_p": 0.9, "n": 1, "stop": ["END"], "max_tokens": 1024,
        // "presence_penalty": 0, "frequency_penalty": 0,
      },

      // Defaults for the conversations of one context, by its label.
      "contexts": {
        // "manual": { "parameters": { "temperature": 0.2 } },
      },

      // Saved recipes: `ctxchat contexts create --recipe code`, or the first field of the new-context form. Relative
      // paths start from the folder in which ctxchat is started; {name}, {date} and {time} may stand in a label.
      "recipes": {
        // "code": {
        //   "label": "code {date}", "mode": "common_prefix", "ttl": "24h",
        //   "system": "You know this code base.", "files": ["README.md", "Sources"],
        // },
      },

      // Key bindings: an action and the chords that do it, instead of the defaults. F1 lists the actions.
      "keys": {
        // "send": "Ctrl+J", "newline": ["Enter", "Alt+Enter"],
      },

      // auto, standard, light, dark, 256-light, 256-dark, monochrome
      "theme": "auto",
      // The widest that running text is laid out; tables and code have the whole screen.
      "text_columns": 100,
      // Mouse reports take the terminal's own selection away; hold Shift to select.
      "mouse": false,
      // Ring when a reply ends that is not on screen.
      "bell": false,
      // Announce contexts that are about to expire while another one is on screen.
      "expiry_notices": false,
      // The longest reply that is kept, in megabytes (1 to 512). What came before the limit stays.
      "reply_limit_mb": 64,
      // Takes what is copied on its standard input, instead of the terminal's own clipboard (OSC 52).
      // "copy_command": "wl-copy",
    }

    """#
}
