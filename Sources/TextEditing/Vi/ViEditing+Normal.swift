/// The commands of normal mode.
extension ViEditing {
  /// Carries out a command; `true` if it changed the text.
  mutating func runNormal(_ command: ViCommand, in editor: inout TextEditor) -> Bool {
    let count = command.count ?? 1
    switch command.verb {
    case .move, .select, .swapEnds: return false
    case .reselect:
      reselect(in: &editor)
      return false
    case .visual, .visualLine:
      mode = command.verb == .visual ? .visual : .visualLine
      anchor = editor.cursor
      return false
    case .operate(let operation, let target):
      return operate(operation, target, command, in: &editor)
    case .type(let opening):
      lastChange = ViChange(command: command)
      begin(opening, count: count, in: &editor)
      return opening == .below || opening == .above
    case .writeOver:
      lastChange = ViChange(command: command)
      begin(nil, count: count, isOver: true, in: &editor)
      return false
    case .replace(let character):
      guard replace(character, count, in: &editor) else { return false }
    case .toggleCase:
      guard toggleCase(count, in: &editor) else { return false }
    case .put(let isBefore):
      // As in vim, `.` puts again even if there was nothing to put.
      lastChange = ViChange(command: command)
      guard put(registers[command.register], count, isBefore: isBefore, in: &editor) else {
        return false
      }
    case .join(let hasSpace):
      guard join(count, hasSpace: hasSpace, in: &editor) else { return false }
    case .undo: return travel(count, isBack: true, in: &editor)
    case .redo: return travel(count, isBack: false, in: &editor)
    case .again: return again(command.count, in: &editor)
    }
    lastChange = ViChange(command: command)
    return true
  }

  private func travel(_ count: Int, isBack: Bool, in editor: inout TextEditor) -> Bool {
    var isChanged = false
    for _ in 0..<count {
      guard editor.viTravel(isBack: isBack) else { break }
      isChanged = true
    }
    return isChanged
  }

  /// `.`, with a count in place of the one that was.
  private mutating func again(_ count: Int?, in editor: inout TextEditor) -> Bool {
    guard var change = lastChange else { return false }
    if let count { change.command.count = count }
    var isChanged: Bool
    if let extent = change.extent {
      isChanged = runOnExtent(extent, change.command, in: &editor)
    } else {
      isChanged = runNormal(change.command, in: &editor)
    }
    if mode.isTyping {
      for typing in change.typed { apply(typing, in: &editor) }
      session.typed = change.typed
      isChanged = isChanged || !change.typed.isEmpty
      endTyping(in: &editor)
    }
    if isChanged { lastChange = change }
    return isChanged
  }

  // MARK: Single commands

  private func replace(
    _ character: Character, _ count: Int, in editor: inout TextEditor
  ) -> Bool {
    let place = editor.cursor
    guard place + count <= editor.buffer.lineEnd(of: place) else { return false }
    if character == "\n" {
      editor.viEdit(place..<(place + count), [.scalar("\n")]) { _, end in end }
      return true
    }
    let unit = EditUnit.units(of: String(character))
    let new = EditBuffer.recut((0..<count).flatMap { _ in unit })
    editor.viEdit(place..<(place + count), new) { _, end in max(place, end - 1) }
    return true
  }

  private func toggleCase(_ count: Int, in editor: inout TextEditor) -> Bool {
    let place = editor.cursor
    let end = min(place + count, editor.buffer.lineEnd(of: place))
    guard place < end else { return false }
    let new = ViCase.toggled.applied(to: Array(editor.buffer.units[place..<end]))
    editor.viEdit(place..<end, new) { _, end in end }
    return true
  }

  /// `J`: so many lines become one.
  func join(_ count: Int, hasSpace: Bool, in editor: inout TextEditor) -> Bool {
    let buffer = editor.buffer
    let start = buffer.lineStart(of: editor.cursor)
    var end = buffer.lineEnd(of: start)
    guard let second = buffer.nextLine(after: start) else { return false }
    var new: [EditUnit] = Array(buffer.units[start..<end])
    var seam = new.count
    var next: Int? = second
    var left = max(2, count) - 1
    // The last unit of the line before.
    var before = new.last
    while left > 0, var line = next {
      left -= 1
      end = buffer.lineEnd(of: line)
      next = buffer.nextLine(after: line)
      if hasSpace {
        while buffer.isViBlank(line) { line += 1 }
      }
      seam = new.count
      let closes = buffer.isLineEnd(line) || buffer.sign(line) == ")"
      if hasSpace, !closes, !new.isEmpty, before != .scalar(" "), before != .scalar("\t") {
        new.append(.scalar(" "))
      }
      before = line < end ? buffer.units[end - 1] : nil
      EditBuffer.append(Array(buffer.units[line..<end]), to: &new)
    }
    editor.viEdit(start..<end, new) { buffer, _ in
      min(start + seam, buffer.lastPlace(of: start))
    }
    return true
  }
}
