import Basics
import Configuration
import ContextAPI
import Gateway
import HTTPStream
import Wording

/// Checks if the server can be reached. Only its address is used, without a path below the base
/// URL and without the key.
enum EndpointCheck {
  private static let timeout = 10.0

  static func finding(for setup: Setup, isOffline: Bool) async -> Finding {
    if setup.options.demo { return await gateway(setup, isOffline: isOffline) }
    guard let profile = try? setup.profile() else {
      return .warning(localized("endpoint"), localized("not checked: no profile names one"))
    }
    let endpoint = Setup.endpoint(of: profile, key: nil)
    do throws(APIError) {
      _ = try endpoint.url(of: endpoint.chatPath)
    } catch {
      return .failure(localized("endpoint"), error.message)
    }
    if isOffline {
      return .ok(
        localized("endpoint"), localized("would connect to \(profile.baseURL), without the key"))
    }
    return await reach(profile.baseURL)
  }

  private static func gateway(_ setup: Setup, isOffline: Bool) async -> Finding {
    if isOffline {
      return .ok(
        localized("endpoint"), localized("would start the embedded gateway on a free port"))
    }
    do {
      let gateway = try await GatewayServer.start(
        GatewayServer.Settings(databasePath: nil, answers: .guide(tokensPerSecond: 60)))
      let finding = await reach(gateway.baseURL)
      await gateway.stop()
      return finding
    } catch {
      return .failure(
        localized("endpoint"),
        localized("the embedded gateway could not start: \(String(describing: error))"),
        .unavailable)
    }
  }

  /// Any answer will do: whether the key is good, only a paid request could tell.
  private static func reach(_ url: String) async -> Finding {
    let start = Monotonic.milliseconds
    let request = HTTPRequest(
      method: "HEAD", url: url,
      headers: [HTTPHeader("User-Agent", Version.userAgent)], connectTimeout: timeout,
      idleTimeout: timeout, maxBodyBytes: 1 << 20)
    do throws(TransportError) {
      let response = try await CurlTransport().send(request)
      let milliseconds = Monotonic.milliseconds - start
      let words = localized("\(url) answers (HTTP \(response.status), \(milliseconds) ms)")
      return response.status >= 500
        ? .warning(localized("endpoint"), words) : .ok(localized("endpoint"), words)
    } catch {
      if error.kind == .redirect {
        return .warning(
          localized("endpoint"),
          localized(
            """
            \(url) redirects to another address. Redirects are never followed: correct \
            base_url.
            """))
      }
      return .failure(
        localized("endpoint"), localized("\(url) cannot be reached: \(error.detail)"), .unavailable)
    }
  }
}
