import ChatUI
import FoundationEssentials
import Glibc
import ProcessRunning
import Testing

@testable import ChatApp

/// Copying without a command of the user's: by the terminal itself.
@Suite(.enabled(if: getenv("TMUX") == nil))
struct TerminalClipboardTests {
  private let clipboard = Clipboard(command: nil, environment: ChildEnvironment())

  /// The text in an OSC 52 sequence.
  private func text(in sequence: String?) -> String? {
    guard let sequence, sequence.hasPrefix("\u{1B}]52;c;"), sequence.hasSuffix("\u{07}") else {
      return nil
    }
    let encoded = String(sequence.dropFirst(7).dropLast())
    return Data(base64Encoded: encoded).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: ["", "a", "日本\n\u{1B}\u{07}\u{0}", "\u{1B}]52;c;!\u{07}", "👩‍👩‍👧 é\r\n"])
  func `The terminal gets the text, and nothing of it can end the sequence`(text: String) {
    let result = clipboard.copy(text)
    #expect(result.way == .terminal)
    #expect(self.text(in: result.sequence)?.utf8.elementsEqual(text.utf8) == true)
    let inner = result.sequence?.dropFirst(7).dropLast() ?? ""
    #expect(inner.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }

  @Test func `What a terminal would drop is told instead, with its size`() {
    // Three bytes are four in base64.
    let most = Clipboard.largestOSC52 / 4 * 3
    #expect(clipboard.copy(String(repeating: "x", count: most)).way == .terminal)
    let result = clipboard.copy(String(repeating: "x", count: most + 1))
    #expect(result.sequence == nil)
    guard case .failed(let reason) = result.way else {
      Issue.record("\(result.way)")
      return
    }
    #expect(reason.contains("(\(most + 1) bytes)") && reason.contains("copy_command"))
  }

  @Test func `A command takes what the terminal would not`() {
    let command = Clipboard(command: "cat > /dev/null", environment: ChildEnvironment())
    #expect(command.copy(String(repeating: "x", count: 1 << 20)).way == .command("cat > /dev/null"))
  }

  @Test func `Copies are done one after the other, so that the last one stays`() async {
    let clipboard = clipboard
    var texts: [String?] = []
    let results = AsyncStream<Clipboard.Result> { continuation in
      for number in 0..<20 {
        clipboard.copy("\(number)") {
          continuation.yield($0)
          if number == 19 { continuation.finish() }
        }
      }
    }
    for await result in results { texts.append(text(in: result.sequence)) }
    #expect(texts == (0..<20).map { "\($0)" })
  }
}
