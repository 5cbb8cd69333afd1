import Testing

@testable import ChatUI

struct BackgroundTests {
  @Test(arguments: [
    ("15;0", true), ("0;15", false), ("0;7", false), ("7;8", true), ("15;default;0", true),
    ("12;8", true), ("0;11", false),
  ])
  func `COLORFGBG tells it`(variable: String, isDark: Bool) {
    #expect(LaunchOptions.isDark(colorsOfTerminal: variable) == isDark)
  }

  @Test(arguments: [nil, "", "15", "default;default", "0;default", "0;16", "0;-1", "a;b", ";"])
  func `What does not say it is not believed`(variable: String?) {
    #expect(LaunchOptions.isDark(colorsOfTerminal: variable) == nil)
  }
}
