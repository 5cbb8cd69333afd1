import Testing

@testable import ChatModel

@Suite struct WindowOverflowTests {
  @Test(
    arguments: [
      (nil, nil, "the conversation does not fit into the model's window"),
      (131_073, nil, "the conversation (131,073 tokens) does not fit into the model's window"),
      (nil, 8192, "the conversation does not fit into the model's window of 8,192 tokens"),
      (
        9000, 8192,
        "the conversation (9,000 tokens) does not fit into the model's window of 8,192 tokens"
      ),
    ] as [(Int?, Int?, String)])
  func `What the server told is said, and nothing else`(needed: Int?, limit: Int?, words: String) {
    #expect(WindowOverflow(needed: needed, limit: limit).summary == words)
  }

  @Test func `The parts can follow another name`() {
    let overflow = WindowOverflow(needed: 12, limit: 10)
    #expect("The prompt\(overflow.size) is too long" == "The prompt (12 tokens) is too long")
    #expect("the window\(overflow.window)." == "the window of 10 tokens.")
  }
}
