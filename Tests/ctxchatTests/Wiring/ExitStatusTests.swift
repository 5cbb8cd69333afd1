import ChatModel
import ChatSession
import ContextAPI
import HistoryExport
import HistoryStore
import Testing

@testable import ctxchat

@Suite struct ExitStatusTests {
  @Test(arguments: [
    (APIError.Kind.badRequest, ctxchat.ExitStatus.data), (.moderation, .data),
    (.key, .noPermission),
    (.account, .noPermission), (.contextLost, .noInput), (.wrongBaseURL, .config),
    (.rateLimited(canClear: true), .temporary), (.server, .unavailable), (.network, .unavailable),
    (.timeout, .unavailable), (.tls, .unavailable), (.protocolViolation, .io),
    (.cancelled, .interrupted),
  ])
  func `An error of the API has its status, also inside an error of the session`(
    kind: APIError.Kind, status: ctxchat.ExitStatus
  ) {
    let error = APIError(kind, requestWasSent: false, message: "Words.")
    #expect(ctxchat.ExitStatus(error) == status)
    #expect(ctxchat.ExitStatus(SessionError(.api(error), "Words.")) == status)
    #expect(CommandFailure(error).description == "Words.")
  }

  @Test func `Errors of the history and of exports have theirs`() {
    #expect(CommandFailure(StoreError(.notFound, "x")).status == .noInput)
    #expect(CommandFailure(StoreError(.labelTaken, "x")).status == .data)
    #expect(CommandFailure(StoreError(.locked, "x")).status == .temporary)
    #expect(CommandFailure(StoreError(.corrupt, "x")).status == .software)
    for kind in [StoreError.Kind.full, .readOnly, .cannotOpen, .removed, .replaced] {
      #expect(CommandFailure(StoreError(kind, "x")).status == .cannotCreate)
    }
    #expect(CommandFailure(StoreError(.io, "x")).status == .io)
    #expect(CommandFailure(ExportError(.data, "x")).status == .data)
    #expect(CommandFailure(ExportError(.file, "x")).status == .cannotCreate)
    #expect(CommandFailure(ExportError(.history, "x")).status == .software)
    #expect(CommandFailure(SessionError(.invalid, "x")).status == .data)
    #expect(CommandFailure(SessionError(.refused(.lost), "x")).status == .noInput)
    #expect(
      CommandFailure(SessionError(.refused(.unconfirmed(.random())), "x")).status == .temporary)
    #expect(CommandFailure(SessionError(.cancelled, "x")).status == .interrupted)
  }
}
