import ChatModel
import Wording

/// Conversations as one page that loads nothing and runs nothing. Replies are rendered as on screen; what
/// people and programs wrote as plain text (prompts, reasoning) is unchanged.
struct HTMLDocument {
  private let transcripts: [ExportTranscript]

  init(_ transcripts: [ExportTranscript]) {
    self.transcripts = transcripts
  }

  var text: String {
    let title = transcripts.count == 1 ? transcripts[0].title : localized("Conversations")
    return """
      <!doctype html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="ctxchat">
      <title>\(HTMLText.escaped(title))</title>
      <style>
      \(HTMLStyle.text)
      </style>
      </head>
      <body>
      \(transcripts.map(Self.article).joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private var language: String {
    TextLanguage.tag(
      of: transcripts.lazy.flatMap { transcript in
        [transcript.title] + transcript.entries.flatMap { [$0.turn.prompt, $0.turn.reply] }
      })
  }

  private static func article(_ transcript: ExportTranscript) -> String {
    let facts = transcript.facts.map { name, value in
      "<dt>\(HTMLText.escaped(name))</dt><dd>\(HTMLText.escaped(value))</dd>"
    }
    var lines = [
      "<article>", "<h1 dir=\"auto\">\(HTMLText.escaped(transcript.title))</h1>",
      "<dl>\(facts.joined())</dl>",
    ]
    if transcript.entries.count > 1 { lines += HTMLContents.table(transcript.entries) }
    for entry in transcript.entries { lines += section(entry, label: transcript.context.label) }
    lines.append("</article>")
    return lines.joined(separator: "\n")
  }

  private static func section(_ entry: ExportTranscript.Entry, label: String) -> [String] {
    let turn = entry.turn
    var lines: [String] = []
    if entry.isSeam {
      lines.append(
        "<p class=\"seam\">\(localized("Moved to a rebuilt context:"))"
          + " <code>\(HTMLText.escaped(turn.contextID))</code></p>")
    }
    lines.append("<section id=\"\(HTMLText.escaped(turn.id.rawValue))\">")
    if let system = turn.system, !system.isEmpty {
      lines += message(localized("System"), "prompt", prose(system))
    }
    lines += message(
      localized("You · \(DateText.minute(turn.timings.createdAt))"), "prompt", prose(turn.prompt))
    if !entry.reasoning.isEmpty {
      lines += [
        "<details><summary>\(localized("Reasoning"))</summary>", prose(entry.reasoning),
        "</details>",
      ]
    }
    lines += message(label, "reply", HTMLReply.elements(turn.reply))
    lines += otherChoices(turn)
    lines.append(
      "<p class=\"notes\">\(HTMLText.escaped(entry.notes.joined(separator: " · ")))</p>")
    if let failure = entry.failure {
      lines.append("<p class=\"failure\">\(HTMLText.escaped(failure))</p>")
    }
    lines.append("</section>")
    return lines
  }

  /// The choices that the conversation did not continue from.
  private static func otherChoices(_ turn: Turn) -> [String] {
    turn.choices.indices.filter { $0 != turn.chosen }.flatMap { index in
      ["<details><summary>\(localized("Choice \(index + 1) of \(turn.choices.count)"))</summary>"]
        + ["<div class=\"reply\">", HTMLReply.elements(turn.choices[index].content), "</div>"]
        + ["</details>"]
    }
  }

  private static func message(_ who: String, _ kind: String, _ content: String) -> [String] {
    [
      "<div class=\"message \(kind)\" dir=\"auto\">", "<h2>\(HTMLText.escaped(who))</h2>", content,
      "</div>",
    ]
  }

  private static func prose(_ text: String) -> String {
    // Line ends around it would only widen the gap to its neighbours.
    let core = text.drop(while: \.isNewline).reversed().drop(while: \.isNewline).reversed()
    return "<div class=\"prose\">\(HTMLText.escaped(String(core)))</div>"
  }
}
