import Testing

@testable import ctxchat

@Suite struct PipedTextTests {
  @Test func `Text is taken as it is`() throws {
    #expect(try PipedText.text(of: Array("héllo 世界\n".utf8)) == "héllo 世界\n")
    #expect(try PipedText.text(of: []) == "")
    let marked = try PipedText.text(of: [0xEF, 0xBB, 0xBF] + Array("text".utf8))
    #expect(marked.unicodeScalars.elementsEqual("text".unicodeScalars))
    #expect(try PipedText.text(of: [UInt8](repeating: 97, count: PipedText.limit)).utf8.count > 0)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x41], [0xC3], [0x41, 0x00], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
    ] as [[UInt8]])
  func `What is not text is refused as bad data`(_ bytes: [UInt8]) {
    do {
      _ = try PipedText.text(of: bytes)
      Issue.record("taken")
    } catch let failure as CommandFailure {
      #expect(failure.status == .data)
    } catch {
      Issue.record(error)
    }
  }
}
