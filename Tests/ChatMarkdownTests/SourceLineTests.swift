import Testing

@testable import ChatMarkdown

@Suite struct SourceLineTests {
  @Test(arguments: [
    ("", 0, true), ("  ", 2, true), ("a", 0, false), ("   a", 3, false), ("\ta", 4, false),
    ("  \ta", 4, false), (" \t\tb", 8, false),
  ])
  func `Indentation counts columns, tabs to every fourth`(
    text: String, indent: Int, isBlank: Bool
  ) {
    #expect(onLine(text, \.indent) == indent)
    #expect(onLine(text, \.isBlank) == isBlank)
  }

  @Test(arguments: [
    ("# a", true), ("###### a", true), ("#", true), ("   # a", true), ("#\ta", true),
    ("####### a", false), ("#a", false), ("    # a", false), ("a #", false), ("", false),
  ])
  func `Headings`(text: String, expected: Bool) {
    #expect(onLine(text, \.isHeading) == expected)
  }

  @Test(arguments: [
    ("***", true), ("---", true), ("___", true), (" - - -  ", true), ("*\t*\t*", true),
    ("**", false), ("*-*", false), ("+++", false), ("--- a", false), ("    ---", false),
  ])
  func `Thematic breaks`(text: String, expected: Bool) {
    #expect(onLine(text, \.isThematicBreak) == expected)
  }

  @Test(arguments: [
    ("===", true), ("-", true), ("---  ", true), ("   =", true), ("=-", false), ("= =", false),
    ("    =", false), ("", false),
  ])
  func `Underlines of headings`(text: String, expected: Bool) {
    #expect(onLine(text, \.isSetextUnderline) == expected)
  }

  @Test(arguments: [
    ("```", 3, 0, ""), ("~~~~ a b ", 4, 0, "a b"), ("  ```swift", 3, 2, "swift"),
    ("~~~ `a`", 3, 0, "`a`"),
  ])
  func `Fences`(text: String, length: Int, indent: Int, info: String) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { bytes in
      let fence = SourceLine(bytes, start: 0, end: bytes.count).fence
      #expect(fence?.length == length)
      #expect(fence?.indent == indent)
      #expect(fence.map { bytes.text($0.info) } == info)
    }
  }

  @Test(arguments: ["``", "a```", "``` a`b", "    ```", "", "`~`"])
  func `No fences`(text: String) {
    #expect(onLine(text, \.fence) == nil)
  }

  @Test(arguments: [
    ("```", true), ("`````", true), ("   ```  ", true), ("``", false), ("~~~", false),
    ("``` a", false), ("    ```", false),
  ])
  func `A fence is closed by its mark alone, at least as long`(text: String, expected: Bool) {
    let fence = Fence(mark: ASCII.backtick, length: 3, indent: 0, info: 0..<0)
    #expect(onLine(text) { $0.closes(fence) } == expected)
  }

  @Test(
    arguments: [
      ("- a", nil, 2, false), ("  * a", nil, 4, false), ("+   a", nil, 4, false),
      ("-     a", nil, 2, false), ("12. a", 12, 4, false), ("3)\ta", 3, 4, false),
      ("-", nil, 2, true), ("7.", 7, 3, true), ("- ", nil, 2, true),
    ] as [(String, Int?, Int, Bool)])
  func `Markers of items`(text: String, number: Int?, column: Int, isEmpty: Bool) {
    let marker = onLine(text, \.listMarker)
    #expect(marker?.number == number)
    #expect(marker?.contentColumn == column)
    #expect(marker?.isEmpty == isEmpty)
  }

  @Test(arguments: ["-a", "1234567890. a", "1.a", "a. b", "    - a", "1", "", "(1)"])
  func `No markers of items`(text: String) {
    #expect(onLine(text, \.listMarker) == nil)
  }
}
