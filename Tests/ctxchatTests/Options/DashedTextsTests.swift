import Testing

@testable import ctxchat

@Suite struct DashedTextsTests {
  @Test(arguments: [
    (["ask", "- explain this"], ["ask", "--", "- explain this"]),
    (["ask", "-5 plus 3?", "--json"], ["ask", "--json", "--", "-5 plus 3?"]),
    (["ask", "--json", "-- what?"], ["ask", "--json", "--", "-- what?"]),
    (["ask", "-n\nnew line"], ["ask", "--", "-n\nnew line"]),
    (["contexts", "notes", "a", "- a list"], ["contexts", "notes", "a", "--", "- a list"]),
    (
      ["contexts", "rename", "- old one", "new"], ["contexts", "rename", "--", "- old one", "new"]
    ),
    (["ask", "--system", "- be brief", "hi"], ["ask", "--system", "- be brief", "hi"]),
    (["ask", "--system=- be brief", "hi"], ["ask", "--system=- be brief", "hi"]),
    (["ask", "hi", "--json"], ["ask", "hi", "--json"]), (["ask", "-"], ["ask", "-"]),
    (["ask", "--", "- x"], ["ask", "--", "- x"]), (["ask", "-unknown"], ["ask", "-unknown"]),
    ([], []),
  ])
  func `A text with a dash before it is not an option`(given: [String], expected: [String]) {
    #expect(DashedTexts.marked(in: given) == expected)
  }
}
