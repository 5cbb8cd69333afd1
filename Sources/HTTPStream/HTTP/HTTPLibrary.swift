import Basics
import CCurl
import Dispatch

/// The library that speaks HTTP, which is loaded when the first address is checked, not when the
/// program starts.
public enum HTTPLibrary {
  private static let isLoaded = Locked(false)
  /// Loads it and sets it up once, also if several requests are the first.
  private static let start: Void = {
    if ccurl_load() != 0 { curl_global_init(ccurl_global_default) }
  }()

  /// Why no request can be made on this machine, in the words of the loader; `nil` when all is well.
  public static var problem: String? {
    ccurl_load() != 0 ? nil : String(cString: ccurl_load_error())
  }

  /// Loads it on a thread of its own, the first time: that takes longer than a key may wait.
  public static func load() async {
    if isLoaded.withLock({ $0 }) { return }
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "ctxchat.libcurl").async {
        start
        isLoaded.withLock { $0 = true }
        continuation.resume()
      }
    }
  }
}
