import ChatModel
import Wording

/// The addresses of usual services, as the docs have them.
enum KnownServices {
  private struct Service {
    let name: String
    let api: API
    let baseURL: String
    let variable: String
  }

  private static let all = [
    Service(
      name: "Volcengine Ark", api: .context, baseURL: "https://ark.cn-beijing.volces.com/api/v3",
      variable: "ARK_API_KEY"),
    Service(
      name: localized("a context gateway"), api: .context,
      baseURL: "https://gateway.serevixai.ai/v1",
      variable: "CTXCHAT_API_KEY"),
    Service(
      name: "OpenAI", api: .responses(.openai), baseURL: "https://api.openai.com/v1",
      variable: "OPENAI_API_KEY"),
    Service(
      name: "Volcengine Ark", api: .responses(.ark),
      baseURL: "https://ark.cn-beijing.volces.com/api/v3", variable: "ARK_API_KEY"),
    Service(
      name: "Gemini", api: .gemini, baseURL: "https://generativelanguage.googleapis.com/v1beta",
      variable: "GEMINI_API_KEY"),
    Service(
      name: "DeepSeek", api: .chat, baseURL: "https://api.deepseek.com/v1",
      variable: "DEEPSEEK_API_KEY"),
    Service(
      name: "OpenRouter", api: .chat, baseURL: "https://openrouter.ai/api/v1",
      variable: "OPENROUTER_API_KEY"),
    Service(
      name: "Qwen (Alibaba Cloud)", api: .chat,
      baseURL: "https://dashscope.aliyuncs.com/compatible-mode/v1", variable: "DASHSCOPE_API_KEY"),
    Service(
      name: localized("Ollama on this machine"), api: .chat, baseURL: "http://127.0.0.1:11434/v1",
      variable: "OLLAMA_API_KEY"),
  ]

  /// Addresses of servers with this API.
  static func rows(of api: API) -> [SetupQuestion.Row] {
    all.filter { $0.api.word == api.word }.map { SetupQuestion.Row($0.baseURL, $0.name) }
  }

  /// The variable that usually has the key of an address.
  static func variable(of baseURL: String) -> String {
    all.first { $0.baseURL == baseURL }?.variable ?? "CTXCHAT_API_KEY"
  }

  /// A name for a profile of a server that was found here; `nil` if nothing in it can be one.
  static func profileName(of server: LocalServer) -> String? {
    let word = server.name.lowercased().split(separator: " ").joined(separator: "-")
    return LocalServer.unknownName == server.name ? nil : word
  }

  /// A name for a profile of an address: the part of the host that tells the most.
  static func profileName(of baseURL: String) -> String {
    let host = baseURL.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    if host.hasSuffix("volces.com") { return "ark" }
    if host.hasSuffix("googleapis.com") { return "gemini" }
    if host.hasSuffix("aliyuncs.com") { return "qwen" }
    let parts = host.prefix { $0 != ":" }.split(separator: ".").map(String.init)
    guard parts.count > 1, !host.hasPrefix("["), Int(parts[parts.count - 1]) == nil else {
      return "local"
    }
    return parts[parts.count - 2]
  }
}
