import Wording

/// Tokens that are known by their beginning.
enum KnownTokens {
  private struct Form {
    let start: [UInt8]
    /// Minimum number of characters that follow.
    let length: Int
    let what: String

    init(_ start: String, _ length: Int, _ what: String) {
      self.start = Array(start.utf8)
      self.length = length
      self.what = what
    }
  }

  private static let forms: [UInt8: [Form]] = Dictionary(
    grouping: [
      Form("AKIA", 16, localized("an AWS access key")),
      Form("ASIA", 16, localized("an AWS access key")),
      Form("ghp_", 36, localized("a GitHub token")), Form("gho_", 36, localized("a GitHub token")),
      Form("ghu_", 36, localized("a GitHub token")), Form("ghs_", 36, localized("a GitHub token")),
      Form("ghr_", 36, localized("a GitHub token")),
      Form("github_pat_", 22, localized("a GitHub token")),
      Form("glpat-", 20, localized("a GitLab token")),
      Form("glrt-", 20, localized("a GitLab token")),
      Form("xoxb-", 20, localized("a Slack token")), Form("xoxp-", 20, localized("a Slack token")),
      Form("xoxa-", 20, localized("a Slack token")), Form("xoxr-", 20, localized("a Slack token")),
      Form("xoxs-", 20, localized("a Slack token")), Form("xapp-", 20, localized("a Slack token")),
      Form("sk-ant-", 20, localized("an API key")), Form("sk-proj-", 20, localized("an API key")),
      Form("sk-", 32, localized("an API key")), Form("sk_live_", 16, localized("a Stripe key")),
      Form("rk_live_", 16, localized("a Stripe key")),
      Form("sk_test_", 16, localized("a Stripe key")),
      Form("whsec_", 24, localized("a Stripe key")),
      Form("AIza", 35, localized("a Google API key")),
      Form("GOCSPX-", 20, localized("a Google client secret")),
      Form("npm_", 36, localized("an npm token")),
      Form("pypi-", 40, localized("a PyPI token")),
      Form("hf_", 30, localized("a Hugging Face token")),
      Form("gsk_", 40, localized("an API key")), Form("xai-", 40, localized("an API key")),
      Form("nvapi-", 40, localized("an API key")), Form("r8_", 36, localized("a Replicate token")),
      Form("dop_v1_", 60, localized("a DigitalOcean token")),
      Form("shpat_", 32, localized("a Shopify token")),
      Form("glsa_", 32, localized("a Grafana token")),
      Form("dckr_pat_", 20, localized("a Docker token")),
      Form("LTAI", 12, localized("an Alibaba Cloud access key")),
      Form("AKID", 32, localized("a Tencent Cloud access key")),
      Form("AGE-SECRET-KEY-1", 50, localized("a private key")),
    ], by: { $0.start[0] })

  static func find(in line: ArraySlice<UInt8>) -> String? {
    for word in line.runs(where: \.isWordByte) {
      guard word.count >= 12, let first = word.first else { continue }
      if first == UInt8(ascii: "e"), isWebToken(word, in: line) {
        return localized("a JSON web token")
      }
      guard let forms = forms[first] else { continue }
      for form in forms where word.starts(with: form.start) {
        let rest = word.dropFirst(form.start.count)
        if rest.count >= form.length, isRandom(rest) { return form.what }
      }
    }
    return passwordHash(line)
  }

  /// `$6$…`, as in lists of users.
  private static func passwordHash(_ line: ArraySlice<UInt8>) -> String? {
    let starts: [StaticString] = ["$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$y$", "$apr1$"]
    for start in starts {
      guard let index = line.firstIndex(of: start) else { continue }
      let hash = line[index...].prefix { $0.isWordByte || ByteSet("$./").contains($0) }
      if hash.count >= 30, hash.count(where: { $0 == UInt8(ascii: "$") }) >= 3 {
        return localized("a hash of a password")
      }
    }
    return nil
  }

  /// True if text looks drawn by lot: not `xxxx…`, and not words with hyphens.
  private static func isRandom(_ text: ArraySlice<UInt8>) -> Bool {
    Set(text).count >= 6
      && (text.contains(where: \.isASCIIDigit) || text.allSatisfy(\.isASCIIUpper))
      && !SecretPlaceholder.isOne(text)
  }

  /// Three parts with full stops between them, the first two of which are objects of JSON in base 64.
  private static func isWebToken(_ word: ArraySlice<UInt8>, in line: ArraySlice<UInt8>) -> Bool {
    guard word.starts(with: "eyJ".utf8) else { return false }
    let rest = line[word.startIndex...].prefix(8192).prefix {
      $0.isWordByte || $0 == UInt8(ascii: ".")
    }
    let parts = rest.split(separator: UInt8(ascii: "."))
    return parts.count >= 3 && parts[1].starts(with: "eyJ".utf8) && parts[1].count >= 8
      && parts[2].count >= 16 && Set(parts[2]).count >= 6
  }
}
