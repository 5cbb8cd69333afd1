import Testing

@testable import TextEditing

struct EditBufferLinesTests {
  private let buffer = EditBuffer("ab\n\r\ncd\re\n")

  @Test(
    "The line around each place",
    arguments: [
      (0, 0, 2), (1, 0, 2), (2, 0, 2), (3, 3, 3), (4, 4, 8), (6, 4, 8), (7, 4, 8), (8, 4, 8),
      (9, 9, 9),
    ])
  func lines(place: Int, start: Int, end: Int) {
    #expect(buffer.lineStart(of: place) == start)
    #expect(buffer.lineEnd(of: place) == end)
  }

  @Test("The search for a start goes no further than it may")
  func bound() {
    #expect(buffer.lineStart(of: 7, notBefore: 6) == 6)
    #expect(buffer.lineStart(of: 7, notBefore: 2) == 4)
    #expect(buffer.lineStart(of: 7, notBefore: 7) == 7)
  }
}
