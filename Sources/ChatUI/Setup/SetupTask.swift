package import ChatModel
import Wording

/// Work that a set-up asks the world outside for. A value, so that tests can compare it.
package enum SetupTask: Sendable, Equatable {
  /// Look for servers on this machine.
  case search
  /// Look at the address; nothing is sent.
  case checkAddress(SetupDraft)
  case listModels(SetupDraft)
  /// Send one small request.
  case test(SetupDraft)
  /// Write the profile; a file that cannot be read is first set aside if that was asked for.
  case save(SetupDraft, settingAside: Bool)
}

/// The answer to a ``SetupTask``.
package enum SetupResult: Sendable, Equatable {
  /// The servers, and the ones that were looked for and not found.
  case servers([LocalServer], missing: [String])
  case address(AddressVerdict)
  /// The names of the server's models; empty if it lists none.
  case models([String])
  case tested([SetupFinding])
  case saved
  case notSaved(SetupFinding, canSetAside: Bool)
}

/// The result of checking an address.
package enum AddressVerdict: Sendable, Equatable {
  /// It can; with the API in the dialect that is spoken there.
  case good(API)
  /// Key and text would go unencrypted to another machine.
  case insecure
  case wrong(String)
}

/// The answer that a problem is about.
package enum SetupPlace: Sendable, Hashable {
  case address, key, model, name
}

/// One thing that a test found, as a sentence.
package struct SetupFinding: Sendable, Hashable {
  /// The weight of a finding: the profile works, it is not known, or it does not work.
  package enum Level: Sendable, Hashable {
    case good, unknown, bad
  }

  /// The weight of the finding.
  package let level: Level
  /// The sentence.
  package let text: String
  /// The answer to change, if it is bad.
  package let place: SetupPlace?

  /// A finding; a bad one names the answer to change.
  package init(_ level: Level, _ text: String, place: SetupPlace? = nil) {
    self.level = level
    self.text = text
    self.place = place
  }

  /// The finding with its level as a word: never a colour alone.
  package var line: String {
    switch level {
    case .good: localized("ok: \(text)")
    case .unknown: localized("note: \(text)")
    case .bad: localized("error: \(text)")
    }
  }
}

/// A server that was found on this machine.
package struct LocalServer: Sendable, Hashable {
  /// The program, as far as its answers tell.
  package var name: String
  /// The version of the program, if it tells one.
  package var version: String?
  /// The address before the paths of the API.
  package var baseURL: String
  /// The API that it speaks.
  package var api: API
  /// The models that it lists.
  package var models: [String]
  /// True if it refuses requests without a key.
  package var wantsKey: Bool

  /// The name of one that does not tell.
  package static let unknownName = localized("a server")

  /// A server, as its answers describe it.
  package init(
    name: String, version: String? = nil, baseURL: String, api: API = .chat, models: [String] = [],
    wantsKey: Bool = false
  ) {
    self.name = name
    self.version = version
    self.baseURL = baseURL
    self.api = api
    self.models = models
    self.wantsKey = wantsKey
  }
}

/// The result of a set-up.
package enum SetupEnd: Sendable, Hashable {
  case demo
  /// A profile was written; the chat uses it.
  case saved(profile: String, isDefault: Bool)
  case left
}
