import CNcurses
import CTerminal
import Glibc
package import TerminalKit
import Wording

/// The terminal, through ncurses for output and raw bytes for input.
///
/// Every call is on the main actor, since ncurses is not thread-safe. Input is read by ``read(into:)`` and
/// decoded elsewhere: ncurses would cut keys that it does not know into single characters.
@MainActor
package final class NcursesTerminal: TerminalBackend {
  /// The terminal's file descriptor, for `poll`.
  package let descriptor: Int32
  /// The size of the screen.
  package private(set) var size: Size
  /// The kind of the terminal: the value of `TERM`.
  package var kind: String { CursesStart.environment("TERM") ?? "" }
  /// Number of colours: 0, 8, 16 or 256.
  package let colors: Int

  private var modes: TerminalModes
  private let output: TerminalOutput
  private let cells: ScreenCells
  /// Finds out which emoji this terminal draws whole. Set it before the terminal is asked what it can do.
  package var emoji = EmojiProbe.off
  private var lateAnswers = LateAnswers()
  private var shownTitle: String?
  private var needsRepaint = false
  private var isOpen = true
  /// True if someone else has the terminal.
  private var isAway = false
  /// The terminal description's sequence for leaving the screen, which also undoes entering it; `nil` if it
  /// has delays in it, which only ncurses can keep.
  private let exitScreen: String?
  /// What ncurses writes when it comes back to the screen: the colours that the user has given the terminal would be gone.
  private let paletteReset: String
  /// True if the terminal description says that the cursor can be given a shape.
  private let hasCursorShapes: Bool

  /// The message of a crash after the terminal is restored.
  private static let faultText =
    localized(
      """
      ctxchat stopped because of an internal error. What was sent and received is on disk: \
      start it again to continue.\n
      """)

  /// Takes over the terminal of this process, or the one at a path.
  ///
  /// - Throws: ``TerminalError`` when there is no terminal or ncurses does not know its type.
  package init(path: String? = nil) throws(TerminalError) {
    guard let file = path.map({ fopen($0, "r+e") }) ?? CursesStart.openTerminal() else {
      throw TerminalError(
        localized("Not a terminal. Run ctxchat in a terminal, or use `ctxchat ask` in a pipe.")
      )
    }
    descriptor = fileno(file)
    ct_remember(descriptor)
    output = TerminalOutput(descriptor)
    let kind = CursesStart.environment("TERM") ?? ""
    modes = TerminalModes(terminal: kind, titleAfter: ShellTitle.current())
    CursesStart.setLocale()
    guard CursesStart.newScreen(file) != nil else {
      throw TerminalError(
        localized(
          """
          The terminal type "\(kind)" cannot move the cursor. \
          Set TERM to what your terminal is, such as xterm-256color, or start with --plain.
          """))
    }
    // ncurses 6.4 writes at each move of the cursor until it has left the screen once and come back with a frame.
    output.discarding { endwin() }
    exitScreen = CursesStart.exitScreen
    paletteReset = CursesStart.capability("oc") ?? ""
    hasCursorShapes = CursesStart.capability("Ss") != nil
    colors = CursesStart.startColors()
    size = Size(rows: 24, columns: 80)
    cells = ScreenCells(colors: colors, size: size)
    CursesStart.setInputModes()
    keepRestore()
    ct_arm()
    _ = ct_capture_stderr(Self.faultText)
    writeRaw(modes.enter)
    updateSize()
  }

  // MARK: Size

  /// Asks the terminal for its size and passes it to ncurses; returns true if it changed.
  @discardableResult
  package func updateSize() -> Bool {
    var rows: Int32 = 0
    var columns: Int32 = 0
    if ct_window_size(descriptor, &rows, &columns) == 0 { (rows, columns) = (24, 80) }
    let new = Size(rows: Int(rows), columns: Int(columns))
    guard new != size else { return false }
    size = new
    resizeterm(rows, columns)
    invalidate()
    return true
  }

  /// Makes the next frame draw every cell.
  package func invalidate() {
    needsRepaint = true
  }

  // MARK: Frames

  /// True if the terminal takes output now. A frame that cannot be written is better skipped than waited for.
  package var isWritable: Bool { output.isWritable }

  /// Draws a frame: only the cells that changed.
  package func present(_ frame: Frame) {
    let change =
      modes.setMouse(frame.mouse) + (hasCursorShapes ? modes.setCursor(frame.cursorShape) : "")
    if !change.isEmpty {
      writeRaw(change)
      keepRestore()
    }
    if needsRepaint {
      cells.forget()
      erase()
      clearok(cn_screen(), true)
    }
    let count = cells.write(frame.grid, within: size)
    // A few cells leave ncurses in one piece by themselves.
    if needsRepaint || count > Self.smallFrame || !cells.hasNoOverlay || output.isRecorded {
      output.inOnePiece(
        synchronized: modes.hasSynchronizedOutput, without: isendwin() ? paletteReset : ""
      ) { draw(frame) }
    } else {
      draw(frame)
    }
    needsRepaint = false
    cells.wasDrawn(frame.grid)
    // After the first frame: entering the alternate screen is what keeps the shell's title for later.
    showTitle(frame.title)
  }

  /// The most changed cells that ncurses writes at once: its buffer holds three times their bytes.
  private static let smallFrame = 160

  private func draw(_ frame: Frame) {
    // A cursor that is hidden before the screen is entered stays so behind it in terminals that keep it with the place.
    if isendwin() { refresh() }
    placeCursor(frame.cursor)
    refresh()
    output.write(cells.takeOverlay(of: frame.grid, whole: emoji.decision.forms))
  }

  // MARK: Recording

  /// From now on everything that is written to the terminal is shown to a recorder as well, beginning with what enters
  /// the screen.
  package func recordOutput(_ record: @escaping ([UInt8]) -> Void) {
    output.record(record)
    output.showRecorder("\u{1B}[?1049h\(modes.enter)")
    invalidate()
  }

  // MARK: Title and cursor

  private func showTitle(_ title: String?) {
    guard let title, title != shownTitle else { return }
    let isFirst = shownTitle == nil
    shownTitle = title
    writeRaw(
      modes.setTitle(DisplayText.everywhere(title).filter { $0 != "\n" && $0 != "\t" }))
    if isFirst { keepRestore() }
  }

  /// Sets what a crash writes.
  private func keepRestore() {
    setRestore(modes.restore(exitScreen: exitScreen))
  }

  private func placeCursor(_ cursor: Point?) {
    guard let cursor, cursor.row < size.rows, cursor.column < size.columns else {
      curs_set(0)
      return
    }
    curs_set(1)
    wmove(cn_screen(), Int32(cursor.row), Int32(cursor.column))
  }

  // MARK: Input and raw output

  /// Reads what the terminal has; 0 when it is gone.
  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      return max(0, count)
    }
  }

  /// Asks the terminal what it can do, once a frame was drawn; the answers come as input.
  package func askCapabilities() {
    lateAnswers.wasAsked()
    let place = String(decoding: OverlayPen.backInPlace(), as: UTF8.self)
    writeRaw((emoji.asks ? TerminalModes.identityQuestions : "") + TerminalModes.questions + place)
  }

  /// Takes an answer in, turning on what the terminal said it has.
  package func answered(_ reply: TerminalReply) {
    writeRaw(modes.answered(reply))
    keepRestore()
    if case .primaryDeviceAttributes = reply { lateAnswers.areIn() }
    switch emoji.answered(reply) {
    case .nothing: break
    case .redraw: cells.redrawOverlay()
    case .measure(let forms): measure(forms)
    }
    if emoji.awaited == 0, case .cursorPosition = reply { lateAnswers.areIn() }
  }

  /// Prints samples where the last row is, asks after each where the cursor is, and has ncurses draw the row again: all
  /// in one piece, so that nobody sees them.
  private func measure(_ forms: [EmojiForms]) {
    guard !isAway, isWritable, !needsRepaint, cells.shown.size == size, size.rows > 2,
      size.columns > 20
    else { return emoji.cannotMeasure() }
    let row = size.rows - 1
    emoji.measures(inRow: row)
    lateAnswers.wasAsked()
    output.inOnePiece(synchronized: modes.hasSynchronizedOutput) {
      output.write(OverlayPen.samples(of: forms, in: row))
      wredrawln(cn_screen(), Int32(row), 1)
      refresh()
      output.write(cells.takeOverlay(redrawing: row, whole: emoji.decision.forms))
    }
  }

  /// Writes a control sequence that moves no cursor and changes no look, such as OSC 52.
  package func writeRaw(_ text: String) {
    guard !isAway else { return }
    output.write(Array(text.utf8))
  }

  // MARK: Leaving and coming back

  /// Gives the terminal back for a while: to the shell (Ctrl+Z) or to an editor.
  package func leave() {
    guard isOpen, !isAway else { return }
    leaveScreen()
    lateAnswers.drop(from: descriptor, places: emoji.awaited) { read(into: $0) }
    isAway = true
    endwin()
    ct_disarm()
    ct_release_stderr()
  }

  /// Undoes the modes. A recording is for others to see: it gets no title with the user's folder in it.
  private func leaveScreen() {
    if !isAway { output.writeUnrecorded(modes.leave + TerminalModes.emptyScreen) }
    output.showRecorder(
      modes.leaveForOthers + TerminalModes.emptyScreen + (exitScreen ?? ""))
  }

  /// Takes the terminal again after ``leave()``, however it was left.
  package func comeBack() {
    guard isOpen else { return }
    isAway = false
    ct_arm()
    _ = ct_capture_stderr(Self.faultText)
    writeRaw(TerminalModes.cleanse)
    // While the screen is gathered ncurses cannot set the line's modes.
    reset_prog_mode()
    output.inOnePiece(synchronized: false, without: paletteReset) { refresh() }
    // ncurses has just set the scrolling margins for the size before it left. What is drawn next begins everywhere.
    writeRaw(TerminalModes.wholeScreen + modes.reenter())
    shownTitle = nil
    updateSize()
    invalidate()
  }

  /// Takes the terminal again after the program was stopped without a warning.
  package func recover() {
    isAway = true
    comeBack()
  }

  /// Stops the process group, as a shell's user expects of Ctrl+Z, and takes the terminal again after.
  package func suspend() {
    leave()
    ct_stop_process_group()
    comeBack()
  }

  /// Gives the terminal back for good, as it was.
  package func close() {
    guard isOpen else { return }
    leave()
    isOpen = false
  }
}
