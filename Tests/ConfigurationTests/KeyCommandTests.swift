import ChatTestSupport
import Glibc
import Testing

@testable import Configuration

@Suite struct KeyCommandTests {
  private static let path = ["PATH": "/usr/bin:/bin"]

  private func line(_ command: String, limit: Double = 60) throws(KeyCommand.Failure) -> String {
    try KeyCommand(command, environment: Self.path, limit: limit).firstLine(.absent)
  }

  @Test(arguments: [
    ("echo sk-1; echo other", "sk-1"), ("printf 'sk-2\\r\\n'", "sk-2"), ("printf sk-3", "sk-3"),
    ("head -c 300000 /dev/zero | tr '\\0' x | head -c 10; seq 100000", "xxxxxxxxxx1"),
    ("printf 'schlüssel\\n'", "schlüssel"), ("cat; echo sk-4", "sk-4"),
  ])
  func `The first line is the key, whatever follows`(command: String, key: String) throws {
    #expect(try line(command) == key)
  }

  @Test(arguments: [
    ("exit 3", KeyCommand.Failure.ended(status: 3), "ended with status 3"),
    ("true", .printedNothing, "printed nothing"), ("echo; echo sk", .printedNothing, "nothing"),
    ("no-such-program-here", .ended(status: 127), "was not found"),
    ("kill -9 $$", .killed(signal: 9), "ended by signal 9"),
    ("printf '\\377\\376\\n'", .printedNoText, "not text"),
  ])
  func `A missing key is reported without the command's output`(
    command: String, failure: KeyCommand.Failure, words: String
  ) {
    let error = #expect(throws: KeyCommand.Failure.self) { try line(command) }
    #expect(error == failure)
    #expect(error?.description.contains(words) == true)
  }

  /// The end of a pipe that every process of the command holds: it shows when the last of them is gone.
  private func watched(_ command: String, limit: Double) throws -> KeyCommand.Failure? {
    let folder = try TemporaryFolder()
    let pipe = folder.path + "/pipe"
    mkfifo(pipe, 0o600)
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    var failure: KeyCommand.Failure?
    do throws(KeyCommand.Failure) { _ = try line("exec 9>\(pipe); \(command)", limit: limit) } catch
    {
      failure = error
    }
    _ = fcntl(reader, F_SETFL, 0)
    var byte: UInt8 = 0
    // Blocks for as long as one of them lives.
    #expect(read(reader, &byte, 1) == 0)
    close(reader)
    return failure
  }

  @Test(arguments: [
    "sleep 100000", "sleep 100000 & sleep 100000", "cat /dev/zero",
    "(sleep 100000 &) ; sleep 100000",
    "trap '' TERM INT; sleep 100000 & wait",
  ])
  func `A command that takes too long is ended with all that it started`(command: String) throws {
    let failure = try watched(command, limit: 0.3)
    #expect(failure == .tookTooLong(0.3))
    #expect(failure?.description.contains("took longer than 0.3 s") == true)
  }

  @Test func `A process that is left behind with the pipe in its hand holds nobody up`() throws {
    #expect(try watched("echo sk-1; sleep 100000 &", limit: 60) == nil)
  }

  @Test func `The limit is reported in whole seconds`() {
    #expect(
      KeyCommand.Failure.tookTooLong(KeyCommand.limit).description.contains("longer than 30 s"))
  }

  @Test func `The program's own keys are not in the command's environment, the rest is`() throws {
    let environment = [
      "CTXCHAT_API_KEY": "sk-own", "CTXCHAT_GATEWAY_KEY": "sk-gate", "VAULT": "here",
    ]
    let line = try KeyCommand(
      "echo $VAULT$CTXCHAT_API_KEY$CTXCHAT_GATEWAY_KEY", environment: environment
    ).firstLine(.absent)
    #expect(line == "here")
  }

  @Test func `A profile without a key names the variable that gives one`() {
    let profile = Profile(name: "environment", baseURL: "https://x")
    let error = #expect(throws: ConfigError.self) { try profile.lookUpKey(environment: [:]) }
    #expect(error?.message.contains("CTXCHAT_API_KEY") == true)
  }
}
