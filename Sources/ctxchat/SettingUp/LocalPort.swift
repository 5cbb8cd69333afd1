import ChatUI
import Wording

/// A port of this machine, and the server that usually has it.
struct LocalPort: Sendable, Equatable {
  let number: Int
  let program: String

  /// The ports that programs with models choose by themselves.
  static let usual = [
    LocalPort(number: 11434, program: "Ollama"),
    LocalPort(number: 8080, program: "llama.cpp"),
    LocalPort(number: 8000, program: "vLLM"),
    LocalPort(number: 1234, program: "LM Studio"),
    LocalPort(number: 30000, program: "SGLang"),
    LocalPort(number: 5001, program: "KoboldCpp"),
    LocalPort(number: 1337, program: "Jan"),
    LocalPort(number: 5000, program: "text-generation-webui"),
  ]

  /// The ports to look at; `CTXCHAT_SETUP_PORTS=4711,4712` puts others in their place, for tests.
  static func all(_ environment: [String: String]) -> [LocalPort] {
    guard let given = environment["CTXCHAT_SETUP_PORTS"] else { return usual }
    return given.split(separator: ",").compactMap { Int($0) }.map { number in
      usual.first { $0.number == number }
        ?? LocalPort(number: number, program: LocalServer.unknownName)
    }
  }

  /// Its name where nothing was found.
  var label: String { localized("\(program) (port \(number))") }
}
