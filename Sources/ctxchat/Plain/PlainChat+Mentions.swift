import ChatApp
import ChatModel
import ChatSession
import ChatUI
import Wording

// The files that prompts mention.
extension PlainChat {
  /// Sends a prompt with the files that it mentions. Only what a person types takes files along: lines from a pipe
  /// may hold anybody's text.
  mutating func send(
    _ request: SendRequest, isSure: Bool = false, _ controller: SessionController
  ) {
    guard PathMentions.mayStand(in: request.prompt) else {
      return perform(.send(request), controller)
    }
    guard isInteractive else {
      if let note = FileMentions.noteOfWords(in: request.prompt) { say(talk.line(note)) }
      return perform(.send(request), controller)
    }
    let (expanded, expansion) = FileMentions.expand(request, isSure: isSure)
    switch expansion {
    case .done(let said):
      if let said { say(talk.line(said)) }
      perform(.send(expanded), controller)
    case .doubtful(let doubt):
      talk.keep(request)
      say(talk.line(localized("not sent: \(doubt.words); /force sends it anyway")))
    case .refused(let reason):
      talk.keep(request)
      say(talk.line(localized("not sent: \(reason)")))
    }
  }
}
