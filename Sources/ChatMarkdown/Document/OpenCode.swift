/// Code that a message left open.
package enum OpenCode {
  /// The closing fence of the code in which a message ends; `nil` if it ends outside code.
  package static func closingFence(of message: String) -> String? {
    // The end of the last line decides between a closing fence and the beginning of code.
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
