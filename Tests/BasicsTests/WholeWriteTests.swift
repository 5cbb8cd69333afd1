import ChatTestSupport
import Glibc
import Testing

@testable import Basics

@Suite struct WholeWriteTests {
  @Test(arguments: [false, true])
  func `Every byte arrives, however slowly the reader takes them`(isNonBlocking: Bool) async throws
  {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (reader, writer) = (ends[0], ends[1])
    if isNonBlocking { _ = fcntl(writer, F_SETFL, O_NONBLOCK) }
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    async let reading = onThread {
      var got: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 777)
      while true {
        let count = read(reader, &piece, piece.count)
        if count <= 0 { return got }
        got += piece[..<count]
      }
    }
    let cause = try await onThread { WholeWrite.write(bytes, to: writer) }
    close(writer)
    #expect(cause == 0)
    #expect(try await reading == bytes)
    close(reader)
  }

  @Test func `A failure is the system's error number`() {
    #expect(WholeWrite.write([1], to: -1) == EBADF)
    #expect(WholeWrite.write([], to: -1) == 0, "nothing to write fails nowhere")
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    #expect(WholeWrite.write([1, 2, 3], to: full) == ENOSPC)
    close(full)
  }
}
