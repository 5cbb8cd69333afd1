import ArgumentParser
import FoundationEssentials
import Glibc
import NcursesBackend
import TerminalKit
import Wording

/// Prints what each key press decodes to, for rebinding keys and for bug reports.
struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Show how each key press is decoded. Ctrl+C twice quits.")

  func run() async throws {
    guard isatty(STDIN_FILENO) == 1 else {
      throw CommandFailure(
        .usage, localized("`ctxchat keys` reads key presses: run it in a terminal."))
    }
    var saved = termios()
    tcgetattr(STDIN_FILENO, &saved)
    var raw = saved
    cfmakeraw(&raw)
    tcsetattr(STDIN_FILENO, TCSANOW, &raw)
    // The same modes as the screen has, so that the keys are the same.
    var modes = TerminalModes(terminal: ProcessInfo.processInfo.environment["TERM"] ?? "")
    defer {
      try? StandardStream.output.writeExactly(modes.leaveLine)
      tcsetattr(STDIN_FILENO, TCSANOW, &saved)
    }
    try StandardStream.output.writeExactly(
      localized("Press keys; Ctrl+C twice quits.") + "\r\n" + modes.enter
        + "\u{1B}7\(TerminalModes.questions)\u{1B}8")
    try readKeys(&modes)
  }

  private func readKeys(_ modes: inout TerminalModes) throws(OutputFailure) {
    var decoder = KeyDecoder(hasApplicationKeypad: modes.hasApplicationKeypad)
    var interrupts = 0
    var buffer = [UInt8](repeating: 0, count: 4096)
    while interrupts < 2 {
      var entry = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let ready = poll(&entry, 1, decoder.isPending ? 25 : -1)
      var events: [InputEvent] = []
      if ready > 0 {
        let count = read(STDIN_FILENO, &buffer, buffer.count)
        guard count > 0 else { return }
        let bytes = buffer[..<count]
        let words = bytes.map { hexadecimal($0) }.joined(separator: " ")
        try StandardStream.output.writeExactly("\(words)\r\n")
        events = decoder.feed(bytes)
      } else {
        events = decoder.flush()
      }
      for event in events {
        if case .reply(let reply) = event {
          try StandardStream.output.writeExactly(modes.answered(reply))
        }
        try StandardStream.output.writeExactly("    \(KeysCommand.words(event))\r\n")
        let isInterrupt = event == .key(KeyPress(.character("c"), .control))
        interrupts = isInterrupt ? interrupts + 1 : 0
      }
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func words(_ event: InputEvent) -> String {
    switch event {
    case .key(let press): localized("key \(KeyChord(press))")
    case .paste(let text): localized("paste of \(text.count) characters")
    case .focus(let hasFocus): hasFocus ? localized("focus gained") : localized("focus lost")
    case .mouse(let mouse):
      localized(
        """
        mouse \(String(describing: mouse.action)) at row \(mouse.position.row), column \
        \(mouse.position.column)
        """)
    case .reply(let reply): localized("reply \(String(describing: reply))")
    case .unknown(let bytes): localized("unknown sequence of \(bytes.count) bytes")
    }
  }
}
