/// The transfers that something happened to since the driver last looked: a round costs what it moves, however many
/// transfers wait beside it.
final class TransferNews {
  private var transfers: [CurlTransfer] = []
  private var bytes = 0

  /// Something happened to a transfer.
  func add(_ transfer: CurlTransfer) { transfers.append(transfer) }

  /// Bytes of a body came.
  func came(_ count: Int) { bytes += count }

  /// How many bytes of bodies came since the last call.
  func takeBytes() -> Int {
    defer { bytes = 0 }
    return bytes
  }

  /// Takes out one of the transfers, last first.
  func next() -> CurlTransfer? { transfers.popLast() }
}
