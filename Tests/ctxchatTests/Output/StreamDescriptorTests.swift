import ChatTestSupport
import Glibc
import Testing

@testable import ctxchat

@Suite struct StreamDescriptorTests {
  private struct Stream: StreamDescriptor {
    let number: Int32
  }

  private func pipe() -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [0, 0]
    // Children of other tests must not hold the writing end: then the reader would wait for them.
    _ = Glibc.pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  @Test func `A reader that is slow on a pipe that does not block gets every byte`() async throws {
    let (reader, writer) = pipe()
    _ = fcntl(writer, F_SETFL, O_NONBLOCK)
    let text = String(repeating: "0123456789abcdef", count: 65_536)
    async let bytes = onThread {
      var bytes: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 1000)
      while case let count = read(reader, &part, part.count), count > 0 { bytes += part[..<count] }
      close(reader)
      return bytes
    }
    let cause = try await onThread {
      defer { close(writer) }
      return Stream(number: writer).writeAll(text)
    }
    #expect(cause == 0)
    #expect(try await bytes == Array(text.utf8))
  }

  @Test func `What the system refuses is reported by its number`() {
    signal(SIGPIPE, SIG_IGN)
    let full = open("/dev/full", O_WRONLY)
    #expect(Stream(number: full).writeAll("x") == ENOSPC)
    close(full)
    #expect(Stream(number: full).writeAll("x") == EBADF)
    let (reader, writer) = pipe()
    close(reader)
    #expect(Stream(number: writer).writeAll("x") == EPIPE)
    #expect(Stream(number: writer).writeAll("") == 0)
    close(writer)
    let readOnly = open("/dev/null", O_RDONLY)
    #expect(Stream(number: readOnly).writeAll("x") == EBADF)
    close(readOnly)
  }

  @Test func `A sentence says why, and what to do or what is not lost`() {
    #expect(
      OutputFailure(cause: ENOSPC).description
        == "Standard output could not be written: No space left on device. Free some space or write somewhere else, then run it again."
    )
    #expect(OutputFailure(cause: EBADF).description.contains("it is closed. Write somewhere else"))
    #expect(
      OutputFailure(cause: EIO, rest: "All is there.").description.hasSuffix("error. All is there.")
    )
    #expect(OutputFailure(cause: EPIPE).isClosedPipe && !OutputFailure(cause: EIO).isClosedPipe)
  }
}
