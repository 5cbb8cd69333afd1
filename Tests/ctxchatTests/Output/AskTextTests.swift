import Testing

@testable import ctxchat

@Suite struct AskTextTests {
  @Test
  func `A name that is taken for an id is reported, with the labels that may have been meant`() {
    #expect(
      AskText.imported("zzz", near: [])
        == "No context has the label “zzz”, so it is used as a server id.")
    #expect(
      AskText.imported("guidw", near: ["guide", "guided"]).hasSuffix(
        "Did you mean “guide”, “guided”?"))
  }

  @Test func `An id that the server does not know is named, with advice that can be followed`() {
    let text = AskText.unknown("zzz")
    #expect(text.hasPrefix("The server has no context zzz."))
    #expect(text.contains("`ctxchat contexts list`") && !text.contains("rebuild"))
  }

  @Test(arguments: [(2.2, 3), (0, 1), (-5, 1), (.infinity, 86_400)] as [(Double, Int)])
  func `A wait is reported in whole seconds`(_ seconds: Double, _ said: Int) {
    #expect(
      AskText.waiting("the connection failed", seconds: seconds)
        == "the connection failed; trying again in \(said) s")
  }

  @Test func `An unconfirmed turn names both options`() {
    #expect(AskText.settling.contains("--resend") && AskText.settling.contains("--carry-on"))
  }
}
