/// Backticks around a text that may hold backticks itself (CommonMark 0.31, 4.5 and 6.1).
package enum Backticks {
  /// A run that no run in the text equals: one longer than the longest.
  ///
  /// - Parameter least: The shortest that is wanted: 3 for a fenced block, 1 for a span.
  package static func around(_ text: String, atLeast least: Int) -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return String(repeating: "`", count: max(least, longest + 1))
  }
}
