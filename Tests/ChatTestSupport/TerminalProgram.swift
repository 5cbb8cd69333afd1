import FoundationEssentials
package import Glibc

/// A real program in a pseudo-terminal before a real terminal emulator: what a user would type goes in, what
/// they would see comes out.
package final class TerminalProgram {
  /// What was waited for did not come.
  package struct Failure: Error, CustomStringConvertible {
    package let message: String
    package let screen: String
    package var description: String { "\(message)\n\(screen)" }

    package init(message: String, screen: String) {
      self.message = message
      self.screen = screen
    }
  }

  package let terminal: PseudoTerminal
  package let emulator: Emulator
  /// Every byte that the program wrote.
  package private(set) var recording: [UInt8] = []
  package private(set) var pid: pid_t = 0
  /// The wait status, once it is over.
  package private(set) var status: Int32?
  /// Looks at the emulator after each part of the output that arrives.
  package var onOutput: ((Emulator) -> Void)?
  /// True if the emulator's answers go back to the program.
  package var answersQuestions = true
  /// True if the terminal says that it holds frames back until they are whole (DEC mode 2026), and does. The
  /// emulator cannot. Set it before the first look.
  package var holdsFrames = false
  /// Answers in place of the emulator, if set: those of a real terminal. Set it before the first look.
  package var recorded: RecordedAnswers?

  /// Tells a name and columns in place of the emulator, if set. Set it before the first look.
  package var measured: MeasuredAnswers?

  /// What the program lives in, which must not go before it.
  private let folder: TemporaryFolder?

  /// Starts a program. The environment is exactly what is given; `folder` is kept as long as this.
  package init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String],
    rows: Int = 24, columns: Int = 80, folder: TemporaryFolder? = nil
  ) throws {
    self.folder = folder
    terminal = try PseudoTerminal(rows: rows, columns: columns)
    emulator = Emulator(rows: rows, columns: columns)
    try spawn([executable] + arguments, environment)
  }

  deinit {
    if status == nil {
      kill(-pid, SIGKILL)
      kill(pid, SIGKILL)
      waitpid(pid, nil, 0)
    }
    terminal.close()
  }

  private func spawn(_ words: [String], _ environment: [String: String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that a session's leader opens becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, terminal.path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(0x80 /* SETSID */) | Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    let error = posix_spawnp(&pid, words[0], &actions, &attributes, &arguments, &variables)
    guard error == 0 else {
      throw Failure(message: "\(words[0]) cannot be started: error \(error)", screen: "")
    }
  }

  // MARK: Typing

  /// Types a text, or the bytes of keys.
  package func send(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends bytes, reading meanwhile so that neither side can block the other.
  package func send(_ bytes: [UInt8]) {
    var left = bytes[...]
    while !left.isEmpty {
      pump(milliseconds: 0)
      let part = left.prefix(1024)
      let count = part.withUnsafeBytes { write(terminal.descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      left = left.dropFirst(count)
    }
  }

  /// Pastes a text as a terminal with bracketed paste does.
  package func paste(_ text: String) {
    send("\u{1B}[200~\(text)\u{1B}[201~")
  }

  /// Changes the size of the window.
  package func resize(rows: Int, columns: Int) {
    pump(milliseconds: 0)
    // libvterm crashes on a wide glyph in a single column.
    emulator.resize(rows: rows, columns: max(2, columns))
    terminal.resize(rows: rows, columns: columns)
  }

  /// Sends a signal to the program.
  package func signal(_ number: Int32) {
    kill(pid, number)
  }

  // MARK: Looking

  /// The present picture, after all that has arrived.
  package var screen: Screen {
    pump(milliseconds: 0)
    while holdsFrames, isInFrame, pump(milliseconds: 1000) {}
    return emulator.snapshot()
  }

  /// Waits until the screen holds a text.
  @discardableResult
  package func wait(for text: String, seconds: Double = 60) throws -> Screen {
    try wait("the text \"\(text)\"", seconds: seconds) { $0.contains(text) }
  }

  /// Waits until the screen no longer holds a text.
  @discardableResult
  package func wait(forNo text: String, seconds: Double = 60) throws -> Screen {
    try wait("no text \"\(text)\"", seconds: seconds) { !$0.contains(text) }
  }

  /// Waits until the screen is as wanted.
  @discardableResult
  package func wait(
    _ what: String, seconds: Double = 60, until isAsWanted: (Screen) -> Bool
  ) throws -> Screen {
    var patience = Patience(seconds: seconds)
    while true {
      let screen = screen
      if isAsWanted(screen) { return whole(screen, isAsWanted) }
      guard patience.lasts(), status == nil else {
        throw Failure(message: "\(what) did not come", screen: screen.description)
      }
      pump(milliseconds: 20)
      checkExit()
    }
  }

  /// The picture once the frame that it belongs to has arrived: ncurses writes one in several parts.
  private func whole(_ screen: Screen, _ isAsWanted: (Screen) -> Bool) -> Screen {
    if holdsFrames { return screen }
    for _ in 0..<10 where !pump(milliseconds: 5) { break }
    let later = emulator.snapshot()
    return isAsWanted(later) ? later : screen
  }

  /// True if the last frame that began has not ended.
  private var isInFrame: Bool {
    let mark = Array("\u{1B}[?2026".utf8)
    for start in stride(from: recording.count - mark.count - 1, through: 0, by: -1)
    where recording[start] == 0x1B && recording[start...].starts(with: mark) {
      return recording[start + mark.count] == UInt8(ascii: "h")
    }
    return false
  }

  /// Waits until nothing was written for a while.
  package func settle(milliseconds: Int32 = 150) {
    while pump(milliseconds: milliseconds) {}
  }

  /// Waits for the end of the program; the exit status, or 128 and the signal.
  package func waitForExit(seconds: Double = 60) throws -> Int32 {
    var patience = Patience(seconds: seconds)
    while status == nil {
      pump(milliseconds: 20)
      checkExit()
      guard patience.lasts() else {
        throw Failure(message: "the program did not end", screen: screen.description)
      }
    }
    pump(milliseconds: 0)
    let status = status ?? 0
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private func checkExit() {
    guard status == nil else { return }
    var value: Int32 = 0
    if waitpid(pid, &value, WNOHANG) == pid { status = value }
  }

  /// Shows the emulator what the program wrote; what is answered.
  private func take(_ output: ArraySlice<UInt8>) -> [UInt8] {
    let answers = recorded?.play(output, to: emulator)
    if answers == nil { emulator.feed(output) }
    onOutput?(emulator)
    return answers ?? emulator.takeAnswers()
  }

  /// Reads what the program wrote; false when nothing came in time.
  @discardableResult
  package func pump(milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: terminal.descriptor, events: Int16(POLLIN), revents: 0)
    var timeout = milliseconds
    var came = false
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while poll(&entry, 1, timeout) == 1 {
      timeout = 0
      let count = read(terminal.descriptor, &buffer, buffer.count)
      guard count > 0 else {
        if milliseconds > 0 { usleep(5000) }
        return came
      }
      came = true
      recording += buffer[..<count]
      var answers = take(buffer[..<count])
      if holdsFrames {
        answers = Array(
          String(decoding: answers, as: UTF8.self)
            .replacing("\u{1B}[?2026;0$y", with: "\u{1B}[?2026;2$y").utf8)
      }
      if let measured { answers = measured.answers(to: buffer[..<count]) }
      if answersQuestions, !answers.isEmpty {
        _ = answers.withUnsafeBytes { write(terminal.descriptor, $0.baseAddress, $0.count) }
      }
    }
    return came
  }
}
