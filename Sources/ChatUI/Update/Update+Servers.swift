import ChatModel
import FoundationEssentials
import Wording

// Models, profiles, and contexts on the server.
extension AppState {
  // MARK: Models

  /// `/model`: the server's list, or the model that was named.
  mutating func setModel(_ name: String) {
    guard let context = currentContext()?.context else { return }
    guard !name.isEmpty else {
      tellBriefly(localized("Asking the server for its models…"))
      return emit(.listModels(profile: context.profile))
    }
    guard name != context.model else {
      return tell(.info, localized("“\(context.label)” uses \(name)."))
    }
    requestOffer(.setModel(context.key, name))
  }

  /// The server's list came: it is shown where it was asked for.
  mutating func show(models names: [String], of profile: String) {
    guard let context = shownContext?.context, context.profile == profile, !names.isEmpty else {
      return
    }
    open(
      ActionPalette(
        title: localized("Model of “\(context.label)”, now \(context.model)"),
        names.map(PaletteItem.model),
        verb: localized("use")))
  }

  // MARK: Profiles

  /// `/profile`: the list, or the profile that was named.
  mutating func chooseProfile(_ name: String) {
    let profiles = contexts.profiles
    guard !name.isEmpty else {
      return open(
        ActionPalette(
          title: localized("Profile of new contexts, now \(profiles.current)"),
          profiles.all.map(PaletteItem.profile), verb: localized("use")))
    }
    guard contexts.profiles.choose(name) else {
      let names = profiles.all.map(\.name)
      let near =
        Suggestion.nearest(to: name, among: names).map { localized(" Did you mean “\($0)”?") } ?? ""
      return tell(
        .warning,
        localized(
          "No profile “\(name)”; there are \(names.joined(separator: localized(", "))).\(near)"))
    }
    let model = contexts.profiles.chosen?.model ?? ""
    tell(
      .info,
      localized(
        """
        New contexts use the profile \
        “\(name)”\(model.isEmpty ? "" : localized(", model \(model)")). Contexts that exist keep theirs.
        """))
  }

  /// The model of new contexts that name none.
  var standardModel: String { contexts.profiles.chosen?.model ?? "" }

  /// The modes that a context can have.
  func modes(of key: ContextKey) -> [ContextMode] {
    let modes = contexts.profiles.capabilities(of: contexts[key]?.context.profile ?? "").modes
    return modes.count > 1 ? modes + [.unknown] : modes
  }

  // MARK: On the server

  /// `/ctx extend 2h`.
  mutating func extend(_ words: String) {
    guard let context = currentContext()?.context else { return }
    let capabilities = contexts.profiles.capabilities(of: context.profile)
    let range = capabilities.lifetimes ?? TimeToLive.allowed
    guard let seconds = Lifetime.seconds(words, in: range) else {
      return tell(.warning, localized("/ctx extend takes a time: \(Lifetime.rule(range))"))
    }
    emit(.extendContext(context.key, seconds: seconds))
  }

  /// `/ctx keep 3d`: the server's call where there is one, else a question that is asked about first.
  mutating func keep(_ words: String) {
    guard let context = currentContext()?.context else { return }
    guard let seconds = TimeToLive.seconds(words.trimmed), seconds > 0 else {
      return tell(.warning, localized("/ctx keep takes a time, such as 24h, 3d or 3600 (seconds)."))
    }
    let capabilities = contexts.profiles.capabilities(of: context.profile)
    switch KeepPlan(
      context, seconds: seconds, capabilities: capabilities, worth: worth(of: context), at: now)
    {
    case .renew: emit(.extendContext(context.key, seconds: seconds))
    case .kept(let words): tell(.info, words)
    case .impossible(let reason): tell(.warning, reason)
    case .question(let lines):
      open(
        ConfirmDialog(
          title: localized("Keep “\(context.label)”"), lines: lines, yes: localized("ask"),
          purpose: .keep(context.key)))
    }
  }

  /// The costs of a context and the time when it has paid for itself; `nil` for one that no server keeps.
  func worth(of context: CachedContext, estimate: Int? = nil) -> ContextWorth? {
    ContextWorth(
      context, price: contexts.profiles[context.profile]?.price,
      capabilities: contexts.profiles.capabilities(of: context.profile), estimate: estimate)
  }

  /// `/ctx delete`: asks first, with what it does there.
  mutating func deleteOnServer() {
    guard let context = currentContext()?.context else { return }
    let capabilities = contexts.profiles.capabilities(of: context.profile)
    guard let lines = capabilities.deletionWords(context) else {
      return tell(
        .info,
        context.mode == .local
          ? localized("“\(context.label)” is kept here only; /ctx forget moves it to the trash.")
          : localized(
            """
            This server cannot delete contexts; its copy expires by itself. /ctx forget moves \
            the record to the trash.
            """
          )
      )
    }
    open(
      ConfirmDialog(
        title: localized("Delete “\(context.label)” on the server"), lines: lines,
        yes: localized("delete"),
        purpose: .delete(context.key)))
  }
}

extension Capabilities {
  /// The effect of a deletion on the server, in sentences; `nil` if there is none.
  fileprivate func deletionWords(_ context: CachedContext) -> [String]? {
    let after =
      localized("The record and its conversations move to the trash here.")
      + (context.mayHaveSeed ? localized(" A restored one can be rebuilt.") : "")
    switch deletion {
    case .none: return nil
    case .whole:
      return [
        localized(
          "The cache is deleted on the server now, and storing it costs nothing from then on."),
        after,
      ]
    case .newestFirst where context.mode == .chain:
      return [
        localized("Every turn of its conversations is deleted on the server, the newest first."),
        after,
      ]
    case .newestFirst: return [localized("The conversation is deleted on the server."), after]
    }
  }

  /// The fate of the server's copy, as a sentence after others.
  func words(afterForgetting context: CachedContext) -> String {
    switch (context.mode, deletion) {
    case (.local, _): ""
    case (_, .none): localized(" The copy on the server expires by itself.")
    case (_, .whole), (_, .newestFirst):
      localized(" The copy on the server stays until it expires; /ctx delete deletes it there.")
    }
  }
}
