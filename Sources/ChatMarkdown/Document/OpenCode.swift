/// Code that a message left open.
package enum OpenCode {
  /// What closes the fenced code in which a message ends; `nil` when it ends outside.
  package static func closingFence(of message: String) -> String? {
    // The end of the last line is what tells a closing fence from the beginning of code.
    var text = message + "\n"
    return text.withUTF8 { bytes in
      var scanner = BlockScanner()
      var segments: [Segment] = []
      scanner.scan(bytes, isFinished: false, into: &segments)
      guard case .fence(let fence, _) = scanner.open else { return nil }
      return String(repeating: Character(Unicode.Scalar(fence.mark)), count: fence.length)
    }
  }
}
