import ChatModel
import TerminalKit
import Wording

/// The words of the line mode.
enum PlainText {
  /// A text that a terminal may see, its lines kept.
  static func clean(_ text: String) -> String {
    DisplayText.everywhere(text)
  }

  /// The same on one line.
  static func onOneLine(_ text: String) -> String {
    clean(text).split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  /// The ending of a turn with its figures. Its text may have been printed before, so `hasReply` is a
  /// separate argument, as is whether the server remembers turns.
  static func words(
    for turn: Turn, _ ending: TurnEnding, hasReply: Bool, isRemembered: Bool = false
  ) -> String {
    var words = [turn.endingWords(hasReply: hasReply) ?? ending.words]
    if isRemembered, let doubt = turn.memoryDoubt(hasReply: hasReply, command: "/rebuild") {
      words.append(doubt)
    }
    if ending == .unconfirmed {
      words.append(
        localized("the server may or may not have stored this turn; /resend, /rebuild or /carry-on")
      )
    }
    if turn.choices.count > 1 { words.append(localized("first of \(turn.choices.count) replies")) }
    if let usage = turn.usage {
      let share = usage.cachedShare.map { localized(" (\(Count.percent($0)) cached)") } ?? ""
      if let prompt = usage.promptTokens {
        words.append(localized("\(Count.text(prompt)) tokens in\(share)"))
      }
      if let output = usage.outputWords() { words.append(output) }
    }
    let line = words.dropFirst().reduce(words[0]) { localized("\($0), \($1)") }
    guard let failure = turn.failure, !failure.isEmpty else { return line }
    return localized("\(line): \(failure)")
  }

  /// Why a prompt was not sent and what to do, and what it means for a shell.
  static func words(for reason: SendRefusal.Reason) -> (String, ExitStatus) {
    switch reason {
    case .expired(let left):
      let when = left > 0 ? localized("expires in \(left) s") : localized("has expired")
      return (localized("the context \(when); /rebuild rebuilds it, /force sends anyway"), .noInput)
    case .lost:
      return (localized("the server no longer has the context; /rebuild rebuilds it"), .noInput)
    case .tooLong(let message):
      return (localized("\(message); /rebuild rebuilds the context with fewer turns"), .data)
    case .invalid(let message): return (message, .data)
    case .drivenElsewhere:
      return (
        localized("another ctxchat is using this session context; wait, or close it there"),
        .temporary
      )
    case .unconfirmed:
      return (
        localized("the last turn is unconfirmed; use /resend, /rebuild or /carry-on first"), .data
      )
    case .impossible(let message): return (message, .noInput)
    case .notStored(let message, let isBusy): return (message, isBusy ? .temporary : .cannotCreate)
    }
  }
}
