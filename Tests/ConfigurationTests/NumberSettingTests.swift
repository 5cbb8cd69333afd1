import Testing

@testable import Configuration

/// The ends of every range, and numbers that no range has.
@Suite struct NumberSettingTests {
  private static let profile = "profiles: { p: { base_url: 'https://x', "

  /// The text before and after the number, its least and its greatest value, and whether it is whole.
  static let settings:
    [(name: String, before: String, after: String, least: String, most: String, isWhole: Bool)] = [
      ("text_columns", "text_columns: ", "", "20", "1000", true),
      ("reply_limit_mb", "reply_limit_mb: ", "", "1", "512", true),
      ("temperature", "parameters: { temperature: ", "}", "0", "2", false),
      ("top_p", "parameters: { top_p: ", "}", "0", "1", false),
      ("n", "parameters: { n: ", "}", "1", "128", true),
      ("max_tokens", "parameters: { max_tokens: ", "}", "1", "10000000", true),
      ("presence_penalty", "parameters: { presence_penalty: ", "}", "-2", "2", false),
      ("frequency_penalty", "parameters: { frequency_penalty: ", "}", "-2", "2", false),
      ("connect_timeout", profile + "connect_timeout: ", "} }", "0.1", "600", false),
      ("idle_timeout", profile + "idle_timeout: ", "} }", "1", "86400", false),
      ("context_window", profile + "context_window: ", "} }", "1024", "100000000", true),
      ("input", profile + "prices: { currency: '$', input: ", "} } }", "0", "1000000", false),
    ]

  private func error(_ index: Int, _ value: String) -> ConfigError? {
    let setting = Self.settings[index]
    do { _ = try Configuration.read("{ \(setting.before)\(value)\(setting.after) }") } catch {
      return error
    }
    return nil
  }

  @Test(arguments: settings.indices)
  func `Both ends of a range belong to it, what is beyond is told with the range`(index: Int) {
    let setting = Self.settings[index]
    for value in [setting.least, setting.most] { #expect(error(index, value) == nil, "\(value)") }
    let step = setting.isWhole ? 1 : 0.001
    for value in [(Double(setting.least) ?? 0) - step, (Double(setting.most) ?? 0) + step] {
      let text = setting.isWhole ? "\(Int(value))" : "\(value)"
      let message = error(index, text)?.message ?? "none"
      #expect(message.contains("from \(setting.least) to \(setting.most)"), "\(message)")
      #expect(message.contains(text), "\(message)")
    }
  }

  @Test(
    arguments: settings.indices,
    [
      "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e300", "-1e300",
      "99999999999999999999999", "1e-300", "true", "'7'", "[7]", "{}",
    ])
  func `A number that nothing holds, and what is none, is refused and does not trap`(
    index: Int, value: String
  ) {
    let setting = Self.settings[index]
    // Next to nothing is a price, a temperature, and so on.
    if value == "1e-300", !setting.isWhole, ["0", "-2"].contains(setting.least) { return }
    let error = error(index, value)
    #expect(error?.path.hasSuffix(setting.name) == true, "\(setting.name) \(value)")
    #expect(error?.message.contains("must be") == true)
  }

  @Test(arguments: ["1e3", "1000.0", "0x3E8", "1000"])
  func `A whole number may be spelled in any way`(spelling: String) throws {
    #expect(try Configuration.read("{ text_columns: \(spelling) }").textColumns == 1000)
    #expect(throws: ConfigError.self) { try Configuration.read("{ text_columns: 100.5 }") }
  }
}
