import FlyingFox
import FoundationEssentials

/// Reads the bodies of requests, up to a limit.
enum RequestBody {
  /// Bytes: about 16 million tokens of text.
  static let most = 64 << 20

  /// The whole body as JSON.
  ///
  /// - Throws: ``GatewayError`` when it is too long or not JSON.
  static func json(of request: HTTPRequest) async throws -> JSONValue {
    if let length = request.bodySequence.count, length > most { throw GatewayError.tooLarge }
    var data = Data()
    for try await part in request.bodySequence {
      guard data.count + part.count <= most else { throw GatewayError.tooLarge }
      data.append(part)
    }
    guard let body = try? JSONDecoder().decode(JSONValue.self, from: data) else {
      throw GatewayError.notJSON
    }
    return body
  }
}
