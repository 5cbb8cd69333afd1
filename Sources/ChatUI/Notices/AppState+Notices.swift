import ChatModel
import Wording

extension AppState {
  mutating func tell(_ level: Notice.Level, _ text: String) {
    notices.tell(level, text, at: now)
  }

  /// Tells what goes with the next key.
  mutating func tellBriefly(_ text: String) { notices.tellBriefly(text, at: now) }

  /// Says which contexts that are not on screen are about to expire or have, if the user wants to know.
  mutating func tellExpiries() {
    guard launch.expiryNotices else { return }
    let crossed = contexts.takeExpiring(at: now).filter { $0.key != pane.context }
    guard !crossed.isEmpty else { return }
    let sentences = crossed.prefix(3).map { context in
      let left = context.secondsLeft(at: now) ?? 0
      return left > 0
        ? localized("“\(context.label)” expires in \(Durations.left(left)).")
        : localized("“\(context.label)” has expired.")
    }
    let more = crossed.count > 3 ? localized(" And \(crossed.count - 3) more.") : ""
    notices.post(
      .warning,
      sentences.joined(separator: localized(" ")) + more
        + localized(" \(keymap.hint(.contexts)) lists them."),
      at: now)
  }
}
