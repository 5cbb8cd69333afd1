import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("The lines under a reply")
struct FooterLinesTests {
  private func context(width: Int = 100) -> LayoutContext {
    var context = LayoutContext(theme: .monochrome)
    context.width = width
    return context
  }

  private func text(_ view: TurnView, width: Int = 100) -> [String] {
    FooterLines.rows(of: view, in: context(width: width)).map(\.text)
  }

  private let usage = Usage(promptTokens: 12_345, completionTokens: 310, cachedTokens: 11_357)

  private func measured(_ ending: TurnEnding, reply: String? = "Text") -> Turn {
    Sample.turn(
      "a", reply: reply, phase: .ended(ending), usage: usage, firstToken: 0.8, end: 8.2)
  }

  @Test("are one line of figures for a good reply")
  func complete() {
    #expect(
      text(TurnView(turn: measured(.complete)))
        == ["12,345 in, 92 % cached · 310 out · first token 0.8 s · 42 tok/s"])
    #expect(text(Sample.view("a")) == [])
  }

  @Test(
    "name every other ending",
    arguments: [
      (TurnEnding.length, "cut at the length limit"), (.filtered, "cut by moderation"),
      (.stopped, "stopped"), (.truncated, "broken off"), (.refused, "refused by the model"),
    ])
  func endings(ending: TurnEnding, words: String) {
    #expect(text(TurnView(turn: measured(ending)))[0].hasPrefix(words + " · 12,345 in"))
    #expect(text(TurnView(turn: Sample.turn("a", phase: .ended(ending)))) == [words])
  }

  @Test(
    "say what a server that remembers turns may lack, and what to do, until the context is another")
  func doubt() {
    var here = context()
    here.memory = Sample.turn("a").contextID
    let lacks = "the server may lack this turn: /ctx rebuild adds it"
    func rows(_ ending: TurnEnding, reply: String? = "Text") -> [String] {
      FooterLines.rows(
        of: TurnView(turn: Sample.turn("a", reply: reply, phase: .ended(ending))), in: here
      ).map(\.text)
    }
    #expect(rows(.stopped) == ["stopped · \(lacks)"])
    #expect(rows(.truncated) == ["broken off · \(lacks)"])
    #expect(
      rows(.stopped, reply: nil)
        == ["stopped · the server may have this turn: /ctx rebuild removes it"])
    #expect(rows(.length) == ["cut at the length limit"])
    #expect(rows(.complete).isEmpty)
    here.width = 30
    #expect(rows(.stopped) == ["stopped"])
    here.width = 100
    here.memory = "a later one"
    #expect(rows(.stopped) == ["stopped"])
  }

  @Test("say that a reply is empty")
  func emptyReply() {
    #expect(text(Sample.view("a", reply: nil)) == ["an empty reply"])
  }

  @Test("show the place among alternatives, and the keys that flip them")
  func alternatives() {
    var view = TurnView(turn: Sample.turn("a"), alternatives: 3, alternative: 1)
    #expect(text(view) == ["version 2/3 [ ]"])
    view.turn.choices.append(Choice(content: "other"))
    #expect(text(view) == ["version 2/3, choice 1/2 [ ]"])
    var context = context()
    context.hints.alternatives = ""
    #expect(FooterLines.rows(of: view, in: context).map(\.text) == ["version 2/3, choice 1/2"])
  }

  @Test("drop whole figures where there is no room", arguments: 1...70)
  func narrow(width: Int) {
    let whole = text(TurnView(turn: measured(.stopped)), width: 200)[0].split(separator: " · ")
    let rows = FooterLines.rows(of: TurnView(turn: measured(.stopped)), in: context(width: width))
    #expect(rows.count <= 1)
    for row in rows {
      #expect(row.width <= width)
      #expect(row.text.split(separator: " · ").allSatisfy(whole.contains))
    }
  }

  @Test("leave out a rate that nobody could measure")
  func rate() {
    let instant = Sample.turn("a", usage: usage, firstToken: 1, end: 1.01)
    #expect(
      text(TurnView(turn: instant)) == ["12,345 in, 92 % cached · 310 out · first token 1.0 s"])
    let quick = Sample.turn("a", usage: usage, firstToken: 0.02, end: 0.03)
    #expect(
      text(TurnView(turn: quick)) == ["12,345 in, 92 % cached · 310 out · first token < 0.1 s"])
    let single = Sample.turn("a", usage: Usage(completionTokens: 1), firstToken: 1, end: 2)
    #expect(text(TurnView(turn: single)) == ["1 out · first token 1.0 s"])
  }

  @Test("show a failure's sentences and the request's name")
  func failure() {
    let turn = Sample.turn(
      "a", reply: nil, phase: .ended(.failed), failure: "The key was refused. Check api_key.",
      requestID: "0217")
    #expect(
      text(TurnView(turn: turn)) == [
        "✗ failed: The key was refused. Check api_key.", "request 0217",
      ])
    let silent = Sample.turn("a", reply: nil, phase: .ended(.failed))
    #expect(text(TurnView(turn: silent)) == ["✗ failed: The reply did not arrive."])
  }

  @Test("show what moderation or a cut said as well")
  func sentences() {
    let turn = Sample.turn("a", phase: .ended(.filtered), failure: "Refused text.", requestID: "9")
    #expect(text(TurnView(turn: turn)) == ["cut by moderation", "Refused text.", "request 9"])
  }

  @Test("offer three ways on from an unconfirmed turn, in words")
  func unconfirmed() {
    let rows = text(TurnView(turn: Sample.turn("a", phase: .ended(.unconfirmed))))
    #expect(
      rows == [
        "? unconfirmed: The server may or may not have stored this turn.",
        "  rebuild – new context without this turn, then send it",
        "  resend – the server may then have it twice",
        "  carry on – keep the partial reply",
      ])
    var context = context()
    context.hints = TranscriptKeyHints(resend: "r", rebuild: "b", carryOn: "c")
    let hinted = FooterLines.rows(
      of: TurnView(turn: Sample.turn("a", phase: .ended(.unconfirmed))), in: context)
    #expect(hinted[2].text.hasPrefix("  r resend – "))
    #expect(hinted[3].text.hasPrefix("  c carry on – "))
  }

  @Test("are none while the turn is in flight")
  func live() {
    #expect(text(Sample.view("a", phase: .streaming)) == [])
  }
}
