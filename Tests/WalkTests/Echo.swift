import ChatModel
import ChatSession
import Gateway

/// What the server answers: a digest of everything that it had for the answer. So each reply proves what it was made
/// from.
enum Echo {
  typealias Message = GatewayRequest.Message

  /// The reply to an input.
  static func reply(to input: [Message]) -> String {
    "\(digest(of: input)) of \(input.count) messages, and a few more words that can be cut off"
  }

  /// A digest of roles and texts (FNV-1a).
  static func digest(of input: [Message]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for message in input {
      for byte in "\(message.role)\u{1F}\(message.content)\u{1E}".utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    let text = String(hash, radix: 16)
    return "d" + String(repeating: "0", count: 16 - text.count) + text
  }

  /// An input in one form for all APIs, without the sentence that a rebuild adds.
  static func plain(_ input: [Message]) -> [Message] {
    input.compactMap { message in
      guard message.content != RebuildPlan.continuation else { return nil }
      let role =
        switch message.role {
        case "developer": "system"
        case "model": "assistant"
        default: message.role
        }
      return Message(role: role, content: message.content)
    }
  }

  static func plain(_ input: [ChatModel.Message]) -> [Message] {
    plain(input.map { Message(role: $0.role.rawValue, content: $0.content) })
  }

  /// An input in a few words, for a report.
  static func short(_ input: [Message]) -> String {
    input.map { "\($0.role.prefix(1)):\($0.content.prefix(18))" }.joined(separator: " | ")
  }
}
