/// Turns the bytes that a terminal sends into input events.
///
/// A pure state machine: however the bytes are cut into pieces, the events are the same. Time is the
/// caller's: while `isPending`, call `flush` 25 ms after the last byte; while `isPasting`, call
/// `flushPaste` when nothing came for a few seconds. Introducers are the 7-bit forms only, since in a
/// UTF-8 terminal a byte of 0x80…0x9F is part of a character.
///
/// ```swift
/// var decoder = KeyDecoder()
/// for event in decoder.feed(Array("\u{1B}[A".utf8)) { handle(event) }  // the Up key
/// ```
public struct KeyDecoder: Sendable {
  enum State {
    case ground, utf8, escape, sequence, singleShift, linuxFunction, mouse, string, stringEscape
    case paste
  }

  var state = State.ground
  /// The unfinished sequence from its first ESC on; what is over the bound is dropped.
  var sequence: [UInt8] = []
  var isOverlong = false
  /// True if the character in progress follows an ESC.
  var isAlt = false
  var utf8 = ScalarAssembler()
  var paste = PasteAssembler()
  /// Number of times that `flush` has left the present sequence alone.
  var waits = 0

  /// True if the keypad is in its application mode, in which its Enter sends `ESC O M`. Elsewhere that is Shift+Enter
  /// (konsole 22.12, QTerminal 1.2).
  private(set) var hasApplicationKeypad = false

  /// Creates a decoder that has seen nothing.
  public init(hasApplicationKeypad: Bool = false) {
    self.hasApplicationKeypad = hasApplicationKeypad
  }

  init(pasteLimit: Int) {
    paste.limit = pasteLimit
  }

  /// Decodes the next bytes.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    var events: [InputEvent] = []
    waits = 0
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { decode($0, into: &events) }
    if isDone == nil {
      Array(bytes).withUnsafeBufferPointer { decode($0, into: &events) }
    }
    return events
  }

  /// True if a lone ESC or an unfinished sequence waits for its rest: call `flush` in 25 ms.
  public var isPending: Bool { state != .ground && state != .paste }

  /// True if a bracketed paste is open: call `flushPaste` when nothing came for a few seconds.
  public var isPasting: Bool { state == .paste }

  mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, into events: inout [InputEvent]) {
    var index = 0
    while index < bytes.count {
      switch state {
      case .ground:
        let byte = bytes[index]
        if byte >= 0x20, byte < 0x7F {
          events.append(Self.printable[Int(byte)])
        } else {
          takeGround(byte, into: &events)
        }
        index += 1
      case .paste:
        index = takePaste(bytes, from: index, into: &events)
      default:
        // A byte that breaks a sequence off is checked again in the state that this leads to.
        if decodeByte(bytes[index], into: &events) { index += 1 }
      }
    }
  }

  /// The events of ASCII, made once.
  private static let printable: [InputEvent] = (0..<0x7F).map {
    .key(KeyPress(.character(Character(Unicode.Scalar(UInt8($0))))))
  }

  /// Takes one byte inside a sequence; `false` when it was not used up.
  private mutating func decodeByte(_ byte: UInt8, into events: inout [InputEvent]) -> Bool {
    switch state {
    case .ground, .paste: false
    case .utf8: takeUTF8(byte, into: &events)
    case .escape: takeEscape(byte, into: &events)
    case .sequence: takeSequence(byte, into: &events)
    case .singleShift: takeSingleShift(byte, into: &events)
    case .linuxFunction: takeLinuxFunction(byte, into: &events)
    case .mouse: takeMouse(byte, into: &events)
    case .string: takeString(byte, into: &events)
    case .stringEscape: takeStringEscape(byte, into: &events)
    }
  }
}
