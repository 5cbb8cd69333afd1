/// The greeting that a prompt may begin with.
enum Greeting {
  private static let words = [
    "hello", "hello there", "hi", "hi there", "hey", "hey there", "good morning", "good afternoon",
    "good evening", "greetings", "thanks", "thank you", "test", "ping",
    "你好", "您好", "你们好", "大家好", "嗨", "哈喽", "早上好", "下午好", "晚上好", "谢谢", "谢谢你", "在吗", "测试",
    "こんにちは", "안녕하세요",
  ].sorted { $0.count > $1.count }

  /// The prompt after its greeting; `nil` if it does not begin with one.
  static func rest(of prompt: String) -> String? {
    let text = prompt.drop { $0.isWhitespace }
    let small = text.lowercased()
    for word in words where small.hasPrefix(word) {
      let rest = text.dropFirst(word.count)
      // "Highlighting" is no "hi"; 你好 needs no blank after it.
      if let next = rest.first, next.isLetter, word.allSatisfy(\.isASCII) { continue }
      return String(rest.drop { !$0.isLetter && !$0.isNumber && !"/@-".contains($0) })
    }
    return nil
  }
}
