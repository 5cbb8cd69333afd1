import ChatTestSupport

extension TemporaryFolder {
  /// The gateway's file in it.
  var database: String { path + "/gateway.sqlite" }
}
