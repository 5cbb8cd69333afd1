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
  package var kind: String { Self.environment("TERM") ?? "" }
  /// Number of colours: 0, 8, 16 or 256.
  package private(set) var colors: Int

  private var modes: TerminalModes
  private var pairs: ColorPairs
  private var shown: Grid
  private var overlay = GlyphOverlay()
  /// Finds out which emoji this terminal draws whole. Set it before the terminal is asked what it can do.
  package var emoji = EmojiProbe.off
  private var lateAnswers = LateAnswers()
  /// True while a frame is gathered to be written in one piece.
  private var isGathering = false
  private var shownTitle: String?
  private var needsRepaint = false
  private var isOpen = true
  /// True if someone else has the terminal.
  private var isAway = false
  /// Gets what is written to the terminal.
  private var record: (([UInt8]) -> Void)?

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
    guard let file = path.map({ fopen($0, "r+e") }) ?? Self.openTerminal() else {
      throw TerminalError(
        localized("Not a terminal. Run ctxchat in a terminal, or use `ctxchat ask` in a pipe.")
      )
    }
    descriptor = fileno(file)
    ct_remember(descriptor)
    modes = TerminalModes(
      terminal: Self.environment("TERM") ?? "", titleAfter: ShellTitle.current())
    Self.setLocale()
    guard Self.newScreen(file) != nil else {
      throw TerminalError(
        localized(
          """
          The terminal type "\(Self.environment("TERM") ?? "")" cannot move the cursor. \
          Set TERM to what your terminal is, such as xterm-256color, or start with --plain.
          """))
    }
    exitScreen = Self.exitScreenText()
    hasCursorShapes = Self.hasCapability("Ss")
    colors = Self.startColors()
    pairs = ColorPairs(colors: colors)
    size = Size(rows: 24, columns: 80)
    shown = Grid(size: size)
    Self.setInputModes()
    keepRestore()
    ct_arm()
    _ = ct_capture_stderr(Self.faultText)
    writeRaw(modes.enter)
    updateSize()
  }

  // MARK: Opening

  private static func openTerminal() -> UnsafeMutablePointer<FILE>? {
    if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, let name = ttyname(STDIN_FILENO) {
      return fopen(name, "r+e")
    }
    return fopen("/dev/tty", "r+e")
  }

  private static func setLocale() {
    _ = setlocale(LC_ALL, "")
    let codeset = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    if codeset != "UTF-8" { _ = setlocale(LC_CTYPE, "C.UTF-8") }
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func newScreen(_ file: UnsafeMutablePointer<FILE>) -> OpaquePointer? {
    newterm(nil, file, file) ?? newterm("xterm-256color", file, file)
  }

  private static func startColors() -> Int {
    guard has_colors(), start_color() == OK else { return 0 }
    _ = use_default_colors()
    let count = Int(cn_colors())
    return count >= 256 ? 256 : count >= 16 ? 16 : count >= 8 ? 8 : 0
  }

  private static func setInputModes() {
    raw()
    noecho()
    nonl()
    _ = typeahead(-1)
    _ = leaveok(cn_screen(), false)
    _ = scrollok(cn_screen(), false)
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
  package var isWritable: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, 0) == 1 && entry.revents & Int16(POLLOUT) != 0
  }

  /// Draws a frame: only the cells that changed.
  package func present(_ frame: Frame) {
    let change =
      modes.setMouse(frame.mouse) + (hasCursorShapes ? modes.setCursor(frame.cursorShape) : "")
    if !change.isEmpty {
      writeRaw(change)
      keepRestore()
    }
    if needsRepaint {
      shown = Grid(size: Size(rows: 0, columns: 0))
      erase()
      clearok(cn_screen(), true)
    }
    let count = writeCells(of: frame.grid)
    // A few cells leave ncurses in one piece by themselves.
    if needsRepaint || count > Self.smallFrame || !overlay.isEmpty || record != nil {
      inOnePiece { output(frame) }
    } else {
      output(frame)
    }
    needsRepaint = false
    shown = frame.grid
    // After the first frame: entering the alternate screen is what keeps the shell's title for later.
    showTitle(frame.title)
  }

  /// The most changed cells that ncurses writes at once: its buffer holds three times their bytes.
  private static let smallFrame = 160

  private func output(_ frame: Frame) {
    placeCursor(frame.cursor)
    refresh()
    write(overlay.takeBytes(of: frame.grid, whole: emoji.decision.forms, looks: looks(of:)))
  }

  /// Gathers what is written, and has the terminal hold it back until it is whole.
  private func inOnePiece(_ body: () -> Void) {
    isGathering = ct_frame_begin(descriptor) != 0
    body()
    guard isGathering else { return }
    isGathering = false
    let (before, after) =
      modes.hasSynchronizedOutput ? TerminalModes.synchronizedUpdate : (begin: "", end: "")
    recordFrame()
    ct_frame_end(descriptor, before, before.utf8.count, after, after.utf8.count)
  }

  // MARK: Recording

  /// From now on everything that is written to the terminal is shown to a recorder as well, beginning with what enters
  /// the screen.
  package func recordOutput(_ record: @escaping ([UInt8]) -> Void) {
    self.record = record
    record(Array("\u{1B}[?1049h\(modes.enter)".utf8))
    invalidate()
  }

  private func recordFrame() {
    guard let record else { return }
    var bytes = [UInt8](repeating: 0, count: ct_frame_length())
    let count = bytes.withUnsafeMutableBytes { ct_frame_read($0.baseAddress, $0.count) }
    if count > 0 { record(Array(bytes[..<count])) }
  }

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

  /// The terminal description's sequence for leaving the screen, which also undoes entering it; `nil` if it
  /// has delays in it, which only ncurses can keep.
  private let exitScreen: String?

  /// True if the terminal description says that the cursor can be given a shape.
  private let hasCursorShapes: Bool

  private static func hasCapability(_ name: String) -> Bool {
    tigetstr(name).map { Int(bitPattern: $0) != -1 } ?? false
  }

  private static func exitScreenText() -> String? {
    guard let text = tigetstr("rmcup"), Int(bitPattern: text) != -1 else { return nil }
    let bytes = String(cString: text)
    return bytes.contains("$<") || bytes.utf8.count > 64 ? nil : bytes
  }

  private func placeCursor(_ cursor: Point?) {
    guard let cursor, cursor.row < size.rows, cursor.column < size.columns else {
      curs_set(0)
      return
    }
    curs_set(1)
    wmove(cn_screen(), Int32(cursor.row), Int32(cursor.column))
  }

  /// Hands ncurses the rows that differ from what it was handed last.
  ///
  /// - Returns: How many cells those are, from the first to the last that differs in each row.
  private func writeCells(of grid: Grid) -> Int {
    let rows = min(grid.size.rows, size.rows)
    let columns = min(grid.size.columns, size.columns)
    guard columns > 0 else { return 0 }
    var count = 0
    let comparable = shown.size == grid.size
    overlay.begin(rows: rows, columns: columns, isNew: !comparable)
    grid.cells.withUnsafeBufferPointer { new in
      shown.cells.withUnsafeBufferPointer { old in
        for row in 0..<rows {
          let start = row * grid.size.columns
          if comparable, Self.isSame(new, old, at: start, count: columns) { continue }
          var first = 0
          var last = columns - 1
          if comparable {
            while first <= last, Self.isSame(new, old, at: start + first, count: 1) { first += 1 }
            while last > first, Self.isSame(new, old, at: start + last, count: 1) { last -= 1 }
            // What a unit begins with is written in another way with its marks and without.
            first = min(
              Self.units(new, at: start, columns).start(of: first),
              Self.units(old, at: start, columns).start(of: first))
          }
          let units = Self.units(new, at: start, columns)
          if first <= last {
            write(units, row: row, first: first, last: last)
            count += last - first + 1
          }
          overlay.changed(
            row: row, from: comparable ? Self.units(old, at: start, columns) : nil, to: units)
        }
      }
    }
    return count
  }

  /// True if cells are the same; a cell holds nothing but its fields, so their bytes decide.
  private static func isSame(
    _ new: UnsafeBufferPointer<Cell>, _ old: UnsafeBufferPointer<Cell>, at start: Int, count: Int
  ) -> Bool {
    guard let new = new.baseAddress, let old = old.baseAddress else { return false }
    return memcmp(new + start, old + start, count * MemoryLayout<Cell>.stride) == 0
  }

  private static func units(
    _ cells: UnsafeBufferPointer<Cell>, at start: Int, _ columns: Int
  ) -> RowUnits {
    RowUnits(cells: UnsafeBufferPointer(rebasing: cells[start..<start + columns]))
  }

  /// Writes cells `first…last` of a row; the first is where a unit starts.
  private func write(_ units: RowUnits, row: Int, first: Int, last: Int) {
    withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: last - first + 2) { buffer in
      var count = 0
      for column in first...last {
        let cell = units.cells[column]
        guard cell.width > 0 else { continue }
        if units.isDrawnOver(column) {
          // Columns of its own for certain; the glyph is drawn over them.
          let blank = curses(overlay.placeholder(for: cell, at: column))
          for _ in 0..<cell.width {
            buffer.initializeElement(at: count, to: blank)
            count += 1
          }
        } else {
          buffer.initializeElement(at: count, to: curses(units.drawn(column)))
          count += 1
        }
      }
      wmove(cn_screen(), Int32(row), Int32(first))
      wadd_wchnstr(cn_screen(), buffer.baseAddress, Int32(count))
    }
  }

  private func curses(_ cell: Cell) -> cchar_t {
    let marks = (cell.marks.first, cell.marks.second, cell.marks.third, cell.marks.fourth)
    let looks = looks(of: cell.style)
    return withUnsafeBytes(of: marks) { bytes in
      cn_cell(
        cell.scalar,
        bytes.assumingMemoryBound(to: UInt32.self).baseAddress, looks.attributes, looks.pair)
    }
  }

  /// A style as ncurses has it.
  private func looks(of style: Style) -> (attributes: attr_t, pair: Int32) {
    var attributes = cn_normal
    let wanted = style.attributes
    if wanted.contains(.bold) { attributes |= cn_bold }
    if wanted.contains(.dim) { attributes |= cn_dim }
    if wanted.contains(.italic) { attributes |= cn_italic }
    if wanted.contains(.underline) { attributes |= cn_underline }
    if wanted.contains(.reverse) { attributes |= cn_reverse }
    return (attributes, pairs.pair(for: style))
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

  /// Asks the terminal what it can do; the answers come as input.
  package func askCapabilities() {
    lateAnswers.wasAsked()
    writeRaw((emoji.asks ? TerminalModes.identityQuestions : "") + TerminalModes.questions)
  }

  /// Takes an answer in, turning on what the terminal said it has.
  package func answered(_ reply: TerminalReply) {
    writeRaw(modes.answered(reply))
    keepRestore()
    if case .primaryDeviceAttributes = reply { lateAnswers.areIn() }
    switch emoji.answered(reply) {
    case .nothing: break
    case .redraw: overlay.redrawAll()
    case .measure(let forms): measure(forms)
    }
    if emoji.awaited == 0, case .cursorPosition = reply { lateAnswers.areIn() }
  }

  /// Prints samples where the last row is, asks after each where the cursor is, and has ncurses draw the row again: all
  /// in one piece, so that nobody sees them.
  private func measure(_ forms: [EmojiForms]) {
    guard !isAway, isWritable, !needsRepaint, shown.size == size, size.rows > 2, size.columns > 20
    else { return emoji.cannotMeasure() }
    let row = size.rows - 1
    emoji.measures(inRow: row)
    lateAnswers.wasAsked()
    inOnePiece {
      write(OverlayPen.samples(of: forms, in: row))
      wredrawln(cn_screen(), Int32(row), 1)
      refresh()
      overlay.redraw(row: row)
      write(overlay.takeBytes(of: shown, whole: emoji.decision.forms, looks: looks(of:)))
    }
  }

  /// Writes a control sequence that moves no cursor and changes no look, such as OSC 52.
  package func writeRaw(_ text: String) {
    guard !isAway else { return }
    write(Array(text.utf8))
  }

  private func write(_ bytes: [UInt8]) {
    // In a frame it is a part of what is gathered.
    if !isGathering, !bytes.isEmpty { record?(bytes) }
    var left = bytes[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      left = left.dropFirst(count)
    }
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
    let recorder = record
    record = nil
    writeRaw(modes.leave + TerminalModes.emptyScreen)
    record = recorder
    record?(
      Array((modes.leaveForOthers + TerminalModes.emptyScreen + (exitScreen ?? "")).utf8))
  }

  /// Takes the terminal again after ``leave()``, however it was left.
  package func comeBack() {
    guard isOpen else { return }
    isAway = false
    ct_arm()
    _ = ct_capture_stderr(Self.faultText)
    writeRaw(TerminalModes.cleanse)
    record?(Array("\u{1B}[?1049h".utf8))
    refresh()
    // ncurses has just set the scrolling margins for the size before it left. What is drawn next begins everywhere.
    writeRaw(TerminalModes.noMargins + modes.reenter())
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
