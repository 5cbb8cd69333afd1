extension LanguageTable {
  private static let quotes = [StringRule("\""), StringRule("'")]

  static let python = LanguageTable(
    keywords: """
      and as assert async await break case class continue def del elif else except False finally
      for from global if import in is lambda match None nonlocal not or pass raise return True try
      while with yield self cls
      """,
    types: """
      bool bytearray bytes complex dict float frozenset int list object set str tuple type
      """,
    line: ["#"], block: nil,
    strings: [
      StringRule("\"\"\"", isMultiline: true), StringRule("'''", isMultiline: true),
    ] + quotes,
    [.capitalTypes, .atAttributes, .stringPrefixes])

  private static let javaScriptWords = """
    as async await break case catch class const continue debugger default delete do else export
    extends false finally for from function get if import in instanceof let new null of return set
    static super switch this throw true try typeof undefined var void while with yield
    """

  private static let javaScriptStrings = [StringRule("`", isMultiline: true)] + quotes

  static let javascript = LanguageTable(
    keywords: javaScriptWords, strings: javaScriptStrings,
    [.capitalTypes, .atAttributes, .regularExpressions])

  static let typescript = LanguageTable(
    keywords: javaScriptWords + """
       abstract asserts declare enum implements infer interface is keyof module namespace override
       private protected public readonly satisfies type unique
      """,
    types: "any bigint boolean never number object string symbol unknown",
    strings: javaScriptStrings, [.capitalTypes, .atAttributes, .regularExpressions])

  static let ruby = LanguageTable(
    keywords: """
      alias and attr_accessor attr_reader attr_writer begin break case class def defined? do else
      elsif end ensure extend false for if in include loop module next nil not or private
      protected public raise redo require require_relative rescue retry return self super then
      true undef unless until when while yield
      """,
    line: ["#"], block: nil,
    strings: [StringRule("\"", isMultiline: true), StringRule("'"), StringRule("`")],
    [.capitalTypes, .heredocs, .symbols, .commentsAtWords, .regularExpressions])

  static let php = LanguageTable(
    keywords: """
      abstract and array as break callable case catch class clone const continue declare default
      do echo else elseif empty enum extends false final finally fn for foreach function global
      goto if implements include include_once instanceof insteadof interface isset list match
      namespace new null or print private protected public readonly require require_once return
      self static switch this throw trait true try unset use var while xor yield php
      """,
    types: "bool float int iterable mixed never object string void",
    line: ["//", "#"],
    [
      .foldsCase, .capitalTypes, .dollarVariables, .hashAttributes, .heredocs, .threeAngles,
    ])

  static let perl = LanguageTable(
    keywords: """
      and bless chomp cmp defined delete die do each else elsif eq exists for foreach ge given gt
      if join keys last le local lt map my ne next no not or our package pop print push redo ref
      require return say scalar shift sort split sub undef unless unshift until use values
      wantarray warn when while
      """,
    line: ["#"], block: nil, [.dollarVariables, .heredocs, .commentsAtWords])

  static let lua = LanguageTable(
    keywords: """
      and break do else elseif end false for function goto if in local nil not or repeat return
      self then true until while
      """,
    line: ["--"], block: ("--[[", "]]"),
    strings: [StringRule("[[", "]]", escapes: false, isMultiline: true)] + quotes)

  static let r = LanguageTable(
    keywords:
      "break else FALSE for function if in Inf library NA NaN next NULL repeat require return TRUE while",
    line: ["#"], block: nil, strings: [StringRule("\"", isMultiline: true), StringRule("'")])

  static let elixir = LanguageTable(
    keywords: """
      after alias and case catch cond def defimpl defmacro defmodule defp defprotocol defstruct do
      else end false fn for if import in nil not or quote raise receive require rescue true try
      unless unquote use when with
      """,
    line: ["#"], block: nil,
    strings: [StringRule("\"\"\"", isMultiline: true)] + quotes,
    [.capitalTypes, .atAttributes, .symbols])

  static let haskell = LanguageTable(
    keywords: """
      as case class data default deriving do else family forall foreign hiding if import in infix
      infixl infixr instance let module newtype of qualified then type where
      """,
    line: ["--"], block: ("{-", "-}"), nests: true,
    strings: [StringRule("\""), StringRule("'")], [.capitalTypes, .lifetimes, .noCalls])

  static let shell = LanguageTable(
    keywords: """
      alias break case cd continue declare do done echo elif else esac eval exec exit export fi
      for function if in local printf read readonly return select set shift source then time trap
      true false typeset unset until while sudo test
      """,
    line: ["#"], block: nil,
    strings: [
      StringRule("$'", "'", isMultiline: true), StringRule("\"", isMultiline: true),
      StringRule("'", escapes: false, isMultiline: true),
    ],
    [
      .dollarVariables, .heredocs, .hereStrings, .backslashes, .commentsAtWords, .hyphens,
    ])

  /// Terminal output: quotes are often apostrophes, so none spans lines.
  static let console = LanguageTable(
    keywords: "cd echo exit export sudo", line: ["#"], block: nil,
    strings: [StringRule("\"")], [.dollarVariables, .commentsAtWords, .hyphens])

  static let powershell = LanguageTable(
    keywords: """
      begin break catch class continue data do dynamicparam else elseif end exit filter finally
      for foreach from function if in param process return switch throw trap try until using while
      """,
    line: ["#"], block: ("<#", "#>"),
    strings: [
      StringRule("@\"", "\"@", escapes: false, isMultiline: true),
      StringRule("@'", "'@", escapes: false, isMultiline: true),
      StringRule("\"", escapes: false), StringRule("'", escapes: false),
    ],
    [.foldsCase, .dollarVariables, .hyphens])

  static let dockerfile = LanguageTable(
    keywords: """
      ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN
      SHELL STOPSIGNAL USER VOLUME WORKDIR
      """,
    line: ["#"], block: nil, strings: quotes,
    [.dollarVariables, .commentsAtWords, .noCalls, .hyphens, .heredocs, .hereStrings])
}
