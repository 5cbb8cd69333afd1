import Basics
import CEpoll
import EventLoops
import Glibc

// Requests of the replies to the listener; each names a connection by its number, for it may be gone.
extension HTTPListener {
  /// Begins a reply; its head goes out with what is said in the same turn.
  ///
  /// - Throws: `CancellationError` if the client has left.
  func begin(_ number: UInt64, _ head: ReplyHead) throws {
    let connection = try reader(number)
    guard !connection.reply.hasBegun, case .answering(let request) = connection.phase else {
      throw CancellationError()
    }
    if isDraining { connection.reply.isLast = true }
    connection.reply.hasBegun = true
    connection.reply.isChunked = head.length == nil && request.minorVersion > 0
    // Without a length and without chunks only the connection's end marks the reply's.
    if head.length == nil, request.minorVersion == 0 { connection.reply.isLast = true }
    var head = head
    head.echo(connection.reply.head?.clientRequestID)
    connection.output += head.bytes(
      isChunked: connection.reply.isChunked, isLast: connection.reply.isLast)
    sendSoon(connection)
  }

  /// Gives a whole reply: nothing comes between its parts.
  func reply(to number: UInt64, _ head: ReplyHead, _ body: [UInt8]) async {
    // A client that has left needs no reply.
    try? begin(number, head)
    try? await write(number, body, atOnce: false)
    finish(number)
  }

  /// Says a part of a body, and waits while too much waits to be read.
  func write(_ number: UInt64, _ bytes: [UInt8], atOnce: Bool) async throws {
    let connection = try reader(number)
    guard connection.reply.hasBegun, !connection.reply.isFinished else { throw CancellationError() }
    guard connection.reply.hasBody, !bytes.isEmpty else { return }
    if connection.reply.isChunked {
      connection.output += String(bytes.count, radix: 16).utf8
      connection.output += [0x0D, 0x0A]
      connection.output += bytes
      connection.output += [0x0D, 0x0A]
    } else {
      connection.output += bytes
    }
    if atOnce { flush(connection) } else { sendSoon(connection) }
    guard connection.pending > limits.outputBytes else { return }
    let isThere = await withCheckedContinuation { connection.writers.append($0) }
    if !isThere { throw CancellationError() }
  }

  /// The reply is whole.
  func finish(_ number: UInt64) {
    guard let connection = connections[number], connection.reply.hasBegun,
      !connection.reply.isFinished
    else { return }
    if connection.reply.isChunked, connection.reply.hasBody {
      connection.output += Array("0\r\n\r\n".utf8)
    }
    connection.reply.isFinished = true
    sendSoon(connection)
  }

  /// Sends the queued bytes, then breaks the connection off.
  func cut(_ number: UInt64) {
    guard let connection = connections[number] else { return }
    connection.reply.isFinished = true
    connection.reply.isLast = true
    connection.reply.isChunked = false
    sendSoon(connection)
  }

  /// The one who answered has returned.
  func ended(_ number: UInt64) {
    guard let connection = connections[number], case .answering = connection.phase else { return }
    connection.work = nil
    if connection.reply.isFinished { settle(connection) } else { cut(number) }
  }

  private func reader(_ number: UInt64) throws -> Connection {
    guard let connection = connections[number], case .answering = connection.phase else {
      throw CancellationError()
    }
    return connection
  }

  // MARK: Refusals

  /// Answers with an error while the request is read to its end already; the connection continues.
  func answer(_ connection: Connection, _ error: GatewayError) {
    say(connection, error)
    connection.reply.isFinished = true
    if connection.reply.isLast {
      linger(connection)
    } else {
      setDeadline(connection, after: limits.idleTime)
    }
    sendSoon(connection)
  }

  /// Answers with an error and ends the connection: what is left of the request is not read.
  func refuse(_ connection: Connection, _ error: GatewayError) {
    release(connection)
    connection.reply.isLast = true
    say(connection, error)
    linger(connection)
    sendSoon(connection)
  }

  private func say(_ connection: Connection, _ error: GatewayError) {
    let (reply, id) = (connection.reply, ReplyHead.newID())
    handler.refused(reply.head, error, id: id)
    connection.output += ReplyHead.bytes(
      for: error, requestID: id, clientRequestID: reply.head?.clientRequestID,
      isLast: reply.isLast, hasBody: reply.hasBody)
  }

  /// Says no more than what waits, and throws away what comes: a close with unread bytes would take
  /// the answer from the client.
  private func linger(_ connection: Connection) {
    connection.phase = .lingering
    connection.input = []
    connection.interest = Self.reading
    thread.rewatch(connection.socket, for: connection.interest)
    setDeadline(connection, after: limits.lingerTime)
  }

  // MARK: Sending

  /// Sends at the end of this turn: a head and its body, or several events, in one write.
  func sendSoon(_ connection: Connection) {
    guard !connection.isDirty else { return }
    connection.isDirty = true
    if dirty.isEmpty {
      thread.atEndOfTurn { self.assumeIsolated { $0.sendDirty() } }
    }
    dirty.append(connection)
  }

  private func sendDirty() {
    let due = dirty
    dirty = []
    for connection in due {
      connection.isDirty = false
      if connections[connection.number] != nil { flush(connection) }
    }
  }

  /// Sends what can be sent, and continues when all of it is out.
  func flush(_ connection: Connection) {
    let before = connection.pending
    let isRelieved = connection.isBlocked
    guard connection.send() else {
      drop(connection)
      return
    }
    watch(connection)
    if connection.pending > 0 {
      if connection.pending < before || connection.deadline == nil {
        setDeadline(connection, after: limits.writeTime)
      }
    } else if case .answering = connection.phase {
      connection.deadline = nil
    }
    if connection.pending <= limits.outputBytes / 2 { connection.wakeWriters(isThere: true) }
    guard connection.pending == 0 else { return }
    switch connection.phase {
    case .answering: settle(connection)
    case .lingering: shutdown(connection.socket, Int32(SHUT_WR))
    case .head:
      if isRelieved { setDeadline(connection, after: limits.idleTime) }
      // Requests that waited until their answers had room.
      if !connection.input.isEmpty { readOn(connection) }
    case .body: break
    }
  }

  /// Continues with the next request once a reply is sent and its responder has returned.
  private func settle(_ connection: Connection) {
    guard connection.reply.isFinished, connection.pending == 0, connection.work == nil else {
      return
    }
    guard !connection.reply.isLast, !isDraining else {
      drop(connection)
      return
    }
    release(connection)
    connection.phase = .head
    connection.since = Monotonic.milliseconds
    setDeadline(connection, after: limits.idleTime)
    watch(connection)
    readOn(connection)
  }

  /// Watches for what the phase needs.
  func watch(_ connection: Connection) {
    var interest = Self.hearing
    switch connection.phase {
    case .answering: break
    case .lingering: interest = Self.reading
    case .head, .body: if connection.pending <= limits.outputBytes { interest = Self.reading }
    }
    if connection.isBlocked { interest |= EPOLLOUT.rawValue }
    guard interest != connection.interest else { return }
    connection.interest = interest
    thread.rewatch(connection.socket, for: interest)
  }
}
