/// The looks of the cursor that a program can ask for (DECSCUSR).
public enum CursorShape: Sendable, Hashable {
  case block, underline, bar
}
