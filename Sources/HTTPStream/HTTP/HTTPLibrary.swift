import CCurl

/// The library that speaks HTTP, which is loaded when the first address is looked at, not when the
/// program starts.
public enum HTTPLibrary {
  /// Why no request can be made on this machine, in the words of the loader; `nil` when all is well.
  public static var problem: String? {
    ccurl_load() != 0 ? nil : String(cString: ccurl_load_error())
  }
}
