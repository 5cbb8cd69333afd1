import Wording

/// Says what the facts about a terminal mean for the full screen.
enum TerminalCheck {
  static func findings(_ facts: TerminalFacts) -> [Finding] {
    [terminal(facts), characters(facts), colors(facts)] + (facts.tmux.map(tmux) ?? [])
  }

  private static func terminal(_ facts: TerminalFacts) -> Finding {
    guard facts.isTerminal else {
      return .warning(
        localized("terminal"),
        localized("not a terminal; the full screen needs one, `ask` and --plain do not"))
    }
    switch facts.name {
    case "":
      return .failure(
        localized("terminal"),
        localized("TERM is not set. Set it to your terminal's name, or use --plain."))
    case "dumb":
      return .warning(localized("terminal"), localized("TERM is dumb, so line mode is used"))
    default:
      let size = facts.rows > 0 ? ", \(facts.columns)×\(facts.rows)" : ""
      guard facts.rows == 0 || facts.rows >= 10 && facts.columns >= 40 else {
        return .warning(
          localized("terminal"), localized("\(facts.name)\(size): the full screen needs 40×10"))
      }
      return .ok(
        localized("terminal"), "\(facts.name)\(size)\(facts.isSSH ? localized(", over ssh") : "")")
    }
  }

  private static func characters(_ facts: TerminalFacts) -> Finding {
    let charset = facts.charset.uppercased()
    guard charset == "UTF-8" || charset == "UTF8" else {
      let locale =
        facts.locale.isEmpty
        ? localized("no locale is set") : localized("the locale is \(facts.locale)")
      return .warning(
        localized("encoding"),
        localized(
          """
          \(locale), with the character set \
          \(facts.charset.isEmpty ? localized("unknown") : facts.charset). Set LANG to one \
          that ends with .UTF-8, such as C.UTF-8.
          """))
    }
    return .ok(localized("encoding"), "UTF-8 (\(facts.locale))")
  }

  private static func colors(_ facts: TerminalFacts) -> Finding {
    if facts.noColor { return .ok(localized("colours"), localized("off, because NO_COLOR is set")) }
    if ["truecolor", "24bit"].contains(facts.colorTerm) || facts.name.hasSuffix("-direct") {
      return .ok(localized("colours"), localized("true colour (the themes use up to 256 colours)"))
    }
    if facts.name.contains("256color") || facts.name.contains("kitty")
      || facts.name.contains("ghostty")
    {
      return .ok(localized("colours"), "256")
    }
    return .ok(localized("colours"), localized("from TERM=\(facts.name)"))
  }

  private static func tmux(_ options: [String: String]) -> [Finding] {
    var findings: [Finding] = []
    switch options["extended-keys"] {
    case "on", "always": findings.append(.ok("tmux", localized("extended-keys is on")))
    case nil: findings.append(.warning("tmux", localized("no answer, or older than 3.2")))
    default:
      findings.append(
        .warning(
          "tmux",
          localized(
            "extended-keys is off, so Shift+Enter looks like Enter: `set -s extended-keys on`")
        ))
    }
    switch options["set-clipboard"] {
    case "on", "external": findings.append(.ok("tmux", localized("set-clipboard forwards copies")))
    case nil: break
    default:
      findings.append(
        .warning(
          "tmux",
          localized("set-clipboard is off, so copies stay inside tmux: `set -s set-clipboard on`")))
    }
    if let time = options["escape-time"].flatMap({ Int($0) }), time > 100 {
      findings.append(
        .warning(
          "tmux", localized("escape-time is \(time) ms, so Esc is slow: `set -s escape-time 20`")))
    }
    return findings
  }
}
