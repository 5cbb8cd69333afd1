import Basics
import CCurl
import Glibc
import Wording

/// One request on the driver's loop, and libcurl's handle for it.
final class CurlTransfer {
  let easy: UnsafeMutableRawPointer
  let call: CurlCall
  private let request: HTTPRequest
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private let errorText: UnsafeMutablePointer<CChar>
  private var parser = ResponseHeadParser()
  private var bodyBytes = 0
  /// Why a callback ended the transfer; goes before what libcurl makes of it.
  private var refusal: TransportError?
  private var idle: IdleClock
  private let news: TransferNews
  /// True if it is in the driver's list of transfers with news.
  private var isListed = false
  private var hasNews = false
  private var isPaused = false
  private var lingerDeadline: Double?
  /// When the end of the body is no longer waited for.
  private var endDeadline = Double.infinity
  /// The proxy that it goes by.
  private var proxy: ProxyUse?

  /// - Parameter news: The list that it puts itself into when something has happened to it.
  init?(_ request: HTTPRequest, call: CurlCall, news: TransferNews) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.call = call
    self.news = news
    self.request = request
    idle = IdleClock(limit: request.idleTimeout)
    errorText = .allocate(capacity: Int(ccurl_error_size))
    errorText.initialize(repeating: 0, count: Int(ccurl_error_size))
    configure()
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headerList)
    errorText.deallocate()
  }

  private func note() {
    hasNews = true
    guard !isListed else { return }
    isListed = true
    news.add(self)
  }

  /// Called after a round that had news of it: hands over what came.
  func flush(now: Double) {
    isListed = false
    while hasNews {
      hasNews = false
      idle.reset(now: now)
      // Going on may bring bytes at once, those that libcurl held while it was paused.
      if call.flush() { resume() }
    }
  }

  /// The reader caught up.
  func resume() {
    guard isPaused else { return }
    isPaused = false
    note()
    curl_easy_pause(easy, ccurl_pause_continue)
  }

  /// libcurl is done with it.
  func finish(_ result: CURLcode) {
    let error =
      result == CURLE_OK
      ? nil
      : refusal
        ?? TransportError(
          curl: result, requestWasSent: call.requestWasSent, proxy: proxy,
          proxyStatus: ccurl_get_long(easy, CURLINFO_HTTP_CONNECTCODE),
          text: String(cString: errorText))
    call.end(error)
  }

  /// Nobody reads on; it may come to its end for half a second more.
  func letFinish(now: Double) {
    lingerDeadline = now + 0.5
    note()
    resume()
  }

  /// All that matters has come; the body ends then at the latest.
  func expectEnd(at deadline: Double) {
    endDeadline = deadline
    note()
  }

  // MARK: Idle

  /// When it is given up; `nil` while it connects (another limit holds) or waits for its reader.
  var idleDeadline: Double? {
    lingerDeadline ?? (isPaused ? nil : idle.deadline.map { min($0, endDeadline) })
  }

  /// Whether neither side sent a byte for too long.
  func isIdle(now: Double) -> Bool {
    idleDeadline.map { now >= $0 } ?? false
  }

  /// It has been silent for too long, or its end did not come.
  func endIdle(now: Double) {
    guard now < endDeadline else { return call.end(nil) }
    call.end(
      TransportError(
        .idleTimeout, requestWasSent: true,
        detail: localized("No byte came for \(request.idleTimeout.shortSeconds).")))
  }

  // MARK: What libcurl calls

  fileprivate func isAboutToSend() -> Bool {
    guard idle.deadline == nil || request.mayRepeat else {
      // libcurl wants to send it a second time, because a kept connection broke before any answer.
      // Nobody can know whether the server had read it, so the caller decides, not libcurl.
      refusal = TransportError(
        .disconnected, requestWasSent: true,
        detail: localized("The connection broke before an answer came."))
      return false
    }
    // What libcurl has to say about the proxy was said before; the rest would only cost time.
    long(CURLOPT_VERBOSE, 0)
    idle.reset(now: Monotonic.seconds)
    note()
    return call.markSent()
  }

  fileprivate func take(header line: UnsafeRawBufferPointer) -> Bool {
    note()
    switch parser.feed(line) {
    case .more: return true
    case .tooLong:
      refusal = TransportError(
        .tooLarge, requestWasSent: true, detail: TransportError.longHead)
      return false
    case .head(let head):
      if let error = head.redirect ?? head.proxyRefusal(proxy) {
        refusal = error
        return false
      }
      call.headArrived(head)
      return true
    }
  }

  fileprivate func take(uploaded: Int) {
    if idle.isMore(uploaded: uploaded) { note() }
  }

  fileprivate func take(remark: String) {
    if let use = ProxyUse(remark: remark) { proxy = use }
  }

  fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Int {
    note()
    if let limit = request.maxBodyBytes, bodyBytes + bytes.count > limit {
      refusal = TransportError(
        .tooLarge, requestWasSent: true,
        detail: localized("The response is longer than \(limit) bytes."))
      return 0
    }
    guard call.append(bytes) else {
      isPaused = true
      return ccurl_writefunc_pause
    }
    bodyBytes += bytes.count
    news.came(bytes.count)
    return bytes.count
  }
}

// MARK: Options

extension CurlTransfer {
  private func configure() {
    string(CURLOPT_URL, request.url)
    string(CURLOPT_PROTOCOLS_STR, "http,https")
    long(CURLOPT_NOSIGNAL, 1)
    long(CURLOPT_FOLLOWLOCATION, 0)
    // Asks for no compression, which holds back tokens; a server that compresses all the same is
    // understood.
    string(CURLOPT_ACCEPT_ENCODING, "identity")
    long(CURLOPT_HTTP_VERSION, ccurl_http_version_2tls)
    long(CURLOPT_SSL_VERIFYPEER, 1)
    long(CURLOPT_SSL_VERIFYHOST, 2)
    long(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    long(CURLOPT_TCP_KEEPALIVE, 1)
    // A name server that does not answer must not hold up the other transfers when this one is
    // cancelled.
    long(CURLOPT_QUICK_EXIT, 1)
    long(CURLOPT_CONNECTTIMEOUT_MS, Int(min(max(request.connectTimeout, 0.001), 86400) * 1000))
    if let file = Self.environment("CURL_CA_BUNDLE") ?? Self.environment("SSL_CERT_FILE") {
      string(CURLOPT_CAINFO, file)
    }
    // Clear text may go to this machine only, so not by way of a proxy elsewhere.
    if HTTPAddress(request.url)?.isLoopback == true { string(CURLOPT_PROXY, "") }
    configureContent()
    configureCallbacks()
  }

  private func configureContent() {
    if !request.body.isEmpty || request.method == "POST" {
      long(CURLOPT_POST, 1)
      ccurl_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
      _ = request.body.withUnsafeBytes {
        ccurl_set_pointer(
          easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress ?? UnsafeRawPointer(errorText))
      }
    }
    string(CURLOPT_CUSTOMREQUEST, request.method)
    if request.method == "HEAD" { long(CURLOPT_NOBODY, 1) }
    for header in request.headers {
      add(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
    }
    // libcurl would wait for "100 Continue" with large bodies, and name a form's content type.
    for name in ["Expect", "Content-Type"] where request.headers[field: name] == nil {
      add("\(name):")
    }
    ccurl_set_headers(easy, headerList)
  }

  private func configureCallbacks() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    ccurl_set_prereq(easy) { context, _, _, _, _ in
      CurlTransfer.at(context)?.isAboutToSend() == true ? ccurl_prereq_ok : ccurl_prereq_abort
    }
    ccurl_set_pointer(easy, CURLOPT_PREREQDATA, context)
    // Only its remarks tell which proxy it takes, if any.
    long(CURLOPT_VERBOSE, 1)
    ccurl_set_remark_callback(easy) { _, type, bytes, count, context in
      guard type == CURLINFO_TEXT, let bytes else { return 0 }
      let remark = UnsafeRawBufferPointer(start: bytes, count: count)
      CurlTransfer.at(context)?.take(remark: String(decoding: remark, as: UTF8.self))
      return 0
    }
    ccurl_set_pointer(easy, CURLOPT_DEBUGDATA, context)
    // Called whenever something was sent or came, so that the silence is counted from then.
    long(CURLOPT_NOPROGRESS, 0)
    ccurl_set_progress_callback(easy) { context, _, _, _, uploaded in
      CurlTransfer.at(context)?.take(uploaded: uploaded)
      return 0
    }
    ccurl_set_pointer(easy, CURLOPT_XFERINFODATA, context)
    // A program that is started meanwhile must not hold the connection open after us.
    ccurl_set_socket_callback(easy) { _, socket, _ in
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      // The kernel would take megabytes at once, and nobody would see that they are still going out.
      var unsent: Int32 = 128 << 10
      setsockopt(
        socket, Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, &unsent,
        socklen_t(MemoryLayout<Int32>.size))
      return ccurl_socket_ok
    }
    ccurl_set_bytes_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return CurlTransfer.at(context)?.take(header: line) == true ? line.count : 0
    }
    ccurl_set_pointer(easy, CURLOPT_HEADERDATA, context)
    ccurl_set_bytes_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      let body = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return CurlTransfer.at(context)?.take(body: body) ?? 0
    }
    ccurl_set_pointer(easy, CURLOPT_WRITEDATA, context)
  }

  /// The transfer behind a callback's context. The driver holds it for as long as libcurl has the
  /// handle.
  private static func at(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
    context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func long(_ option: CURLoption, _ value: Int) { ccurl_set_long(easy, option, value) }

  private func string(_ option: CURLoption, _ value: String) {
    ccurl_set_string(easy, option, value)
  }

  private func add(_ line: String) {
    if let longer = curl_slist_append(headerList, line) { headerList = longer }
  }

  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
