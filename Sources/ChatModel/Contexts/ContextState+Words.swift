import Wording

extension ContextState {
  /// The state in the user's language; the raw value is the word of files and programs.
  public var word: String {
    switch self {
    case .warm: localized("warm")
    case .expiring: localized("expiring")
    case .expired: localized("expired")
    case .unknown: localized("unknown")
    case .local: localized("kept here")
    case .lost: localized("lost")
    }
  }
}

extension LineageEntry.Reason {
  /// Why the id was left behind, in the user's language.
  public var word: String {
    switch self {
    case .rebuilt: localized("rebuilt")
    case .lost: localized("lost")
    case .rewound: localized("rewound")
    case .forked: localized("forked")
    case .refreshed: localized("refreshed")
    case .distilled: localized("distilled")
    }
  }
}

extension SearchHit.Kind {
  /// The place of a hit (prompt, reply, title, label), in the user's language.
  public var word: String {
    switch self {
    case .prompt: localized("prompt")
    case .reply: localized("reply")
    case .title: localized("title")
    case .label: localized("label")
    }
  }
}
