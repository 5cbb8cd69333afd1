import Basics
import CEpoll
import EventLoops
import Glibc

extension HTTPListener {
  static let reading = EPOLLIN.rawValue | EPOLLRDHUP.rawValue
  static let hearing = EPOLLRDHUP.rawValue
  private static let gone = EPOLLERR.rawValue | EPOLLHUP.rawValue

  /// Bytes that are read at once, and from one connection in one turn.
  private static let piece = 64 << 10
  private static let mostInATurn = 256 << 10

  /// Something happened to a socket.
  func happened(_ number: UInt64, _ events: UInt32) {
    guard let connection = connections[number] else { return }
    if events & EPOLLOUT.rawValue != 0 { flush(connection) }
    guard connections[number] != nil else { return }
    if case .answering = connection.phase {
      // A client that has closed, even half, waits for nothing: the two cannot be distinguished before
      // writing.
      if events & (EPOLLRDHUP.rawValue | Self.gone) != 0 { drop(connection) }
    } else if events & (Self.reading | Self.gone) != 0 {
      read(connection)
    }
  }

  private func read(_ connection: Connection) {
    var buffer = [UInt8](repeating: 0, count: Self.piece)
    var taken = 0
    while taken < Self.mostInATurn {
      let count = recv(connection.socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        if count == 0 || (errno != EAGAIN && errno != EWOULDBLOCK) {
          // A client that has sent its last byte may still read ours.
          _ = connection.send()
          drop(connection)
        }
        return
      }
      taken += count
      if case .lingering = connection.phase { continue }
      connection.input += buffer[..<count]
      readOn(connection)
      guard connections[connection.number] != nil, connection.interest & EPOLLIN.rawValue != 0
      else { return }
      // A short read has emptied the socket.
      if count < buffer.count { return }
    }
  }

  /// Reads what came, as far as it goes.
  func readOn(_ connection: Connection) {
    do throws(GatewayError) {
      while connections[connection.number] != nil {
        switch connection.phase {
        case .head:
          guard connection.pending <= limits.outputBytes else { return watch(connection) }
          guard try readHead(connection) else { return }
        case .body(let head, var reader):
          connection.phase = .head
          defer { if case .head = connection.phase { connection.phase = .body(head, reader) } }
          guard try readBody(connection, head, &reader) else { return }
        case .answering, .lingering: return
        }
      }
    } catch {
      refuse(connection, error)
    }
  }

  /// Reads a head if it is whole; `false` when more must come.
  private func readHead(_ connection: Connection) throws(GatewayError) -> Bool {
    // A head that cannot be read is refused by itself, not as the request before.
    connection.reply = Connection.ReplyState()
    while connection.searched == 0, let first = connection.input.first,
      first == 0x0D || first == 0x0A
    {
      connection.input.removeFirst()
    }
    guard RequestHead.canBegin(with: connection.input) else {
      throw .notHTTP("it does not begin with a method")
    }
    let end = RequestHead.end(of: connection.input, from: connection.searched)
    guard (end ?? connection.input.count) <= limits.headBytes else {
      throw .headTooLarge("it is longer than \(limits.headBytes >> 10) KB")
    }
    guard let end else {
      if connection.searched == 0, !connection.input.isEmpty, connection.requests > 0 {
        setDeadline(connection, after: limits.headTime)
      }
      connection.searched = connection.input.count
      return false
    }
    let head = try RequestHead(connection.input[..<end], limits: limits)
    connection.input.removeFirst(end)
    connection.searched = 0
    connection.requests += 1
    try begin(connection, head)
    return true
  }

  /// Decides by its head whether a request is read and answered.
  private func begin(_ connection: Connection, _ head: RequestHead) throws(GatewayError) {
    connection.reply.head = head
    connection.reply.hasBody = head.method != "HEAD"
    connection.reply.isLast =
      !head.keepsAlive || connection.requests >= limits.requestsPerConnection || isDraining
    do throws(GatewayError) {
      try handler.admit(head)
      guard busy < limits.requests else { throw .overloaded }
    } catch {
      // Bytes that are already here need not cost the connection.
      switch head.framing {
      case .none: break
      case .length(let length) where length <= connection.input.count:
        connection.input.removeFirst(length)
      default: throw error
      }
      answer(connection, error)
      return
    }
    let reader = try BodyReader(head, limits: limits)
    busy += 1
    connection.phase = .body(head, reader)
    connection.bodyDeadline = Monotonic.milliseconds.adding(limits.bodyTime)
    setDeadline(connection, after: limits.bodyPause)
    if head.expectsContinue, connection.input.isEmpty {
      connection.output += Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
      sendSoon(connection)
    }
  }

  /// Reads more of a body; `false` when more must come.
  private func readBody(
    _ connection: Connection, _ head: RequestHead, _ reader: inout BodyReader
  ) throws(GatewayError) -> Bool {
    let before = reader.body.count
    let taken = try reader.take(connection.input[...])
    connection.input.removeFirst(taken)
    held += reader.body.count - before
    connection.held = reader.body.count
    guard held <= limits.heldBytes else { throw .overloaded }
    guard reader.isDone else {
      let pause = Monotonic.milliseconds.adding(limits.bodyPause)
      setDeadline(connection, at: min(pause, connection.bodyDeadline))
      return false
    }
    hand(connection, head, reader.body)
    return true
  }

  /// Has a request answered.
  private func hand(_ connection: Connection, _ head: RequestHead, _ body: [UInt8]) {
    connection.phase = .answering(head)
    connection.deadline = nil
    watch(connection)
    let number = connection.number
    let wire = ReplyWire(listener: self, connection: number)
    let handler = handler
    // In the listener's own place, and with its thread for all that has no other: nothing of a reply changes threads.
    connection.work = thread.begin {
      await handler.answer(head, body, wire)
      self.ended(number)
    }
  }
}
