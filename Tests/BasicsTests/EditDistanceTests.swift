import Testing

@testable import Basics

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("profile", "profiles", 1),
    ("Model", "model", 0), ("ab", "ba", 2), ("上下文", "上文", 1), ("e\u{301}", "é", 0),
  ])
  func `Characters to insert, remove or change are counted`(
    _ left: String, _ right: String, _ count: Int
  ) {
    #expect(editDistance(left, right) == count)
    #expect(editDistance(right, left) == count)
  }
}
