import CTerminal
import Glibc

/// The information that the process reveals about itself. Call it before any thread runs.
enum ProcessPrivacy {
  static func prepare() {
    // Files are made for their owner alone, by modes of their own; a umask that takes the owner's rights away would
    // only shut us out.
    umask(umask(0o077) & 0o077)
    // A core holds the key and every word. Debuggers of the same user are kept out as well.
    ct_forbid_cores()
  }
}
