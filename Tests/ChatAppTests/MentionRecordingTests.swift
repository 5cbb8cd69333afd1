import ChatModel
import ChatTestSupport
import ChatUI
import SessionRecording
import TerminalKit
import Testing

@testable import ChatApp

/// Mentioned files of a session that is recorded, and played where the files are not.
@Suite struct MentionRecordingTests {
  private let folder: TemporaryFolder
  private let request: SendRequest

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("notes.txt", Array("inside".utf8))
    request = SendRequest(
      conversation: ConversationID(rawValue: "c"), prompt: "see @\(folder.path)/notes.txt")
  }

  private func recorded(_ body: (Recorder) -> Void) throws -> Playback {
    let head = RecordingHead(
      size: Size(rows: 24, columns: 80), timestamp: 0, environment: [:],
      program: RecordingHead.Program(
        version: "0", language: "en", utcOffset: 0, colors: 0, isDemo: true, context: nil,
        configuration: "{}"))
    let recorder = try Recorder(folder.path + "/a.cast", head)
    body(recorder)
    #expect(recorder.close() == nil)
    return Playback(try Recording.read(folder.path + "/a.cast"))
  }

  @Test func `A replay sends what was sent, and reads no file`() throws {
    let (expanded, expansion) = FileMentions.expand(request)
    #expect(expanded.prompt.contains("inside"))
    let playback = try recorded { FileMentions.record(expanded, expansion, in: $0) }
    try folder.write("notes.txt", Array("changed since".utf8))
    let (played, outcome) = FileMentions.expand(request, from: playback)
    #expect(played.prompt == expanded.prompt && played.turn == request.turn)
    #expect(outcome == .done(said: nil))
  }

  @Test func `A refusal is refused again, with its words, and the prompt stays as it was`() throws {
    try folder.write("notes.txt", [0, 1, 2])
    let (refused, expansion) = FileMentions.expand(request)
    guard case .refused(let reason) = expansion else {
      Issue.record("\(expansion)")
      return
    }
    let playback = try recorded { FileMentions.record(refused, expansion, in: $0) }
    try folder.write("notes.txt", Array("text now".utf8))
    let (played, outcome) = FileMentions.expand(request, from: playback)
    #expect(played == request && outcome == .refused(reason: reason))
  }

  @Test func `A doubt is not recorded: the answer to it is`() throws {
    let doubtful = SendRequest(
      conversation: request.conversation, prompt: "see @\(folder.path)/gone.md")
    let playback = try recorded { recorder in
      for isSure in [false, true] {
        let (prompt, expansion) = FileMentions.expand(doubtful, isSure: isSure)
        FileMentions.record(prompt, expansion, in: recorder)
      }
    }
    let texts = playback.recording.moments.map(\.event)
    #expect(texts == [.outside(.files, doubtful.prompt)])
  }

  @Test func `Several prompts get their own files, in order`() throws {
    let playback = try recorded { recorder in
      recorder.add(.outside(.files, "first"))
      recorder.add(.outside(.editor, "not a file"))
      recorder.add(.outside(.refused, "No."))
      recorder.add(.outside(.files, "third"))
    }
    let played = (0..<4).map { _ in FileMentions.expand(request, from: playback) }
    #expect(played.map(\.0.prompt) == ["first", request.prompt, "third", request.prompt])
    #expect(played[1].1 == .refused(reason: "No.") && played[3].1 == .done(said: nil))
  }

  @Test func `A file that is mentioned twice goes along once`() {
    var twice = request
    twice.prompt += " and again @\(folder.path)/notes.txt"
    let (expanded, expansion) = FileMentions.expand(twice)
    #expect(expanded.prompt.split(separator: "inside", omittingEmptySubsequences: false).count == 2)
    #expect(expansion == .done(said: "1 file goes along, 6 bytes."))
  }

  @Test(
    arguments: [
      ("see @%/notes.txt", "@%/notes.txt is sent as text, without the file"),
      ("@%/notes.txt and @%/more.txt", "@%/notes.txt and 1 more are sent as text"),
      ("see @%/gone.txt, or mail me@example.org", nil), ("", nil),
    ] as [(String, String?)])
  func `A text that is only sent says which files stay behind`(text: String, words: String?) throws
  {
    try folder.write("more.txt", [])
    let note = FileMentions.noteOfWords(in: text.replacing("%", with: folder.path))
    let expected = words?.replacing("%", with: folder.path)
    #expect(expected.map { note?.hasPrefix($0) == true } ?? (note == nil), "\(note ?? "none")")
  }
}
