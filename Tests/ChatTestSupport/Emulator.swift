import CVterm

/// A terminal emulator in memory (libvterm): bytes in, cells out.
package final class Emulator {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private var properties = Properties()
  private var callbacks = VTermScreenCallbacks()
  /// What the terminal wants to answer to the program.
  package private(set) var answers: [UInt8] = []

  private struct Properties {
    var title = ""
    var isAlternate = false
    var cursorIsVisible = true
  }

  package init(rows: Int, columns: Int) {
    terminal = vterm_new(Int32(rows), Int32(columns))
    screen = vterm_obtain_screen(terminal)
    vterm_set_utf8(terminal, 1)
    callbacks.settermprop = { property, value, user in
      guard let user, let value else { return 0 }
      let emulator = Unmanaged<Emulator>.fromOpaque(user).takeUnretainedValue()
      emulator.set(property, value.pointee)
      return 1
    }
    vterm_screen_set_callbacks(screen, &callbacks, Unmanaged.passUnretained(self).toOpaque())
    vterm_screen_enable_altscreen(screen, 1)
    vterm_output_set_callback(
      terminal,
      { bytes, count, user in
        guard let bytes, let user else { return }
        let emulator = Unmanaged<Emulator>.fromOpaque(user).takeUnretainedValue()
        bytes.withMemoryRebound(to: UInt8.self, capacity: count) {
          emulator.answers += UnsafeBufferPointer(start: $0, count: count)
        }
      }, Unmanaged.passUnretained(self).toOpaque())
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
  }

  private func set(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_ALTSCREEN: properties.isAlternate = value.boolean != 0
    case VTERM_PROP_CURSORVISIBLE: properties.cursorIsVisible = value.boolean != 0
    case VTERM_PROP_TITLE:
      properties.title = value.string.map { String(cString: $0) } ?? ""
    default: break
    }
  }

  /// Takes bytes of the program in.
  package func feed(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    bytes.withUnsafeBytes {
      _ = vterm_input_write(terminal, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    vterm_screen_flush_damage(screen)
  }

  /// Takes the answers out.
  package func takeAnswers() -> [UInt8] {
    defer { answers = [] }
    return answers
  }

  /// Changes the size of the screen.
  package func resize(rows: Int, columns: Int) {
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  /// Where the cursor stands; a full row counts as its last column.
  package var cursorColumn: Int {
    var cursor = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &cursor)
    return Int(cursor.col)
  }

  /// The present picture.
  package func snapshot() -> Screen {
    var rows: Int32 = 0
    var columns: Int32 = 0
    vterm_get_size(terminal, &rows, &columns)
    var cursor = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &cursor)
    return Screen(
      cells: (0..<rows).map { row in (0..<columns).map { cell(row: row, column: $0) } },
      cursorRow: Int(cursor.row), cursorColumn: Int(cursor.col),
      cursorIsVisible: properties.cursorIsVisible, title: properties.title,
      isAlternate: properties.isAlternate)
  }

  /// Stands for glyphs and looks of some rows: quickly made and compared.
  package func fingerprint(rows: Range<Int>, columns: Int) -> Int {
    var hasher = Hasher()
    var cell = VTermScreenCell()
    for row in rows {
      for column in 0..<columns {
        vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
        let glyph = cell.chars.0 == 0 ? 0x20 : cell.chars.0
        hasher.combine(UInt64(glyph) << 32 | UInt64(cell.chars.1) << 8 | UInt64(cell.width))
        hasher.combine(Int(cv_foreground(&cell)) << 16 ^ Int(cv_background(&cell)))
        hasher.combine(cv_bold(&cell) != cv_reverse(&cell))
      }
    }
    return hasher.finalize()
  }

  private func cell(row: Int32, column: Int32) -> ScreenCell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: row, col: column), &cell)
    let isTail = cell.chars.0 == UInt32.max
    let scalars = withUnsafeBytes(of: cell.chars) {
      Array($0.bindMemory(to: UInt32.self)).prefix { $0 != 0 && $0 != UInt32.max }
    }
    // A cell that was erased looks like one with a blank.
    var text = scalars.isEmpty && !isTail ? " " : ""
    text.unicodeScalars.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
    return ScreenCell(
      text: text, width: isTail ? 0 : Int(cell.width), foreground: Int(cv_foreground(&cell)),
      background: Int(cv_background(&cell)), isBold: cv_bold(&cell), isReverse: cv_reverse(&cell),
      isItalic: cv_italic(&cell), isUnderlined: cv_underline(&cell))
  }
}
