import Glibc

/// Standard output: what was asked for. What cannot be written is a failure of the command.
struct StandardOutput: StreamDescriptor {
  let number: Int32 = STDOUT_FILENO

  /// Writes a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - rest: A sentence for the case that writing fails: what exists anyway, and how to see it.
  /// - Throws: ``OutputFailure``, when not all of it could be written.
  func write(_ text: String, elseSaying rest: String = "") throws(OutputFailure) {
    do throws(OutputFailure) { try writeExactly(shown(text)) } catch {
      throw OutputFailure(cause: error.cause, rest: rest)
    }
  }

  /// Writes a text that holds nothing a terminal must not see.
  ///
  /// - Throws: ``OutputFailure``, when not all of it could be written.
  func writeExactly(_ text: String) throws(OutputFailure) {
    let cause = writeAll(text)
    if cause != 0 { throw OutputFailure(cause: cause) }
  }

  /// Ends the output; some file systems say only now that a disk is full.
  ///
  /// - Throws: ``OutputFailure``.
  func close() throws(OutputFailure) {
    // A stream that was closed from the start lost nothing, as nothing was written to it.
    if Glibc.close(number) != 0, errno != EBADF, errno != EINTR {
      throw OutputFailure(cause: errno)
    }
  }
}
