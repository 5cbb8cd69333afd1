import ChatModel
import FoundationEssentials
import Testing

@testable import ctxchat

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("a\u{1B}[31mb", false), ("tab\there", true), ("one\ntwo", false), ("\u{9B}31m", false),
    ("bell\u{7}", false),
    ("\u{202E}txt.exe", false), ("文\u{0}", false),
  ])
  func `A text for a terminal has no control characters, and a line of it no line ends`(
    text: String, isTab: Bool
  ) {
    let clean = PlainText.clean(text)
    #expect(
      !clean.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" && $0 != "\t" || 0x7F...0x9F ~= $0.value
      })
    #expect(!clean.unicodeScalars.contains("\u{202E}"))
    let line = PlainText.onOneLine(text)
    #expect(!line.contains { $0.isNewline || $0 == "\t" })
  }

  @Test func `Every refusal says what to do, and has a status that a script can tell apart`() {
    let turn = TurnID(rawValue: "t")
    let reasons: [(SendRefusal.Reason, ctxchat.ExitStatus, String)] = [
      (.expired(secondsLeft: 0), .noInput, "/rebuild"),
      (.expired(secondsLeft: 20), .noInput, "expires in 20 s"),
      (.lost, .noInput, "/rebuild"), (.drivenElsewhere, .temporary, "close it there"),
      (.unconfirmed(turn), .data, "/carry-on"), (.invalid(message: "n is 0."), .data, "n is 0."),
      (.impossible(message: "gone"), .noInput, "gone"),
      (.notStored(message: "full", isBusy: false), .cannotCreate, "full"),
      (.notStored(message: "locked", isBusy: true), .temporary, "locked"),
      (.tooLong(message: "long"), .data, "long"),
    ]
    for (reason, status, part) in reasons {
      let (words, found) = PlainText.words(for: reason)
      #expect(found == status && words.contains(part), "\(reason): \(words)")
    }
  }

  @Test func `An ending has its figures, as far as the server told them`() {
    var turn = Turn(
      conversation: ConversationID(rawValue: "c"), prompt: "p", choices: [Choice(content: "r")],
      phase: .ended(.complete), timings: TurnTimings(createdAt: .now), contextID: "x")
    func words(_ ending: TurnEnding = .complete, hasReply: Bool = true) -> String {
      turn.phase = .ended(ending)
      return PlainText.words(for: turn, ending, hasReply: hasReply)
    }
    #expect(words() == "complete")
    #expect(words(hasReply: false) == "an empty reply")
    turn.usage = Usage(promptTokens: 1200, completionTokens: 7, cachedTokens: 1199)
    #expect(words() == "complete, 1,200 tokens in (99 % cached), 7 out")
    turn.usage = Usage(completionTokens: 7)
    #expect(words() == "complete, 7 out")
    turn.usage = nil
    turn.choices.append(Choice(content: "other"))
    turn.failure = "The line broke."
    turn.phase = .ended(.truncated)
    #expect(words(.truncated) == "broken off, first of 2 replies: The line broke.")
    #expect(
      PlainText.words(for: turn, .truncated, hasReply: true, isRemembered: true)
        == "broken off, the server may lack this turn: /rebuild adds it, first of 2 replies: The line broke."
    )
    #expect(words(.unconfirmed).contains("/resend, /rebuild or /carry-on"))
  }
}
