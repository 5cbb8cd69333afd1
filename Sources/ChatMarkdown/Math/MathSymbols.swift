/// The tables behind `MathText`.
enum MathSymbols {
  /// Commands that stand for one symbol.
  static let symbols: [String: String] = pairs(
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
    upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma
    Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ aleph ℵ beth ℶ hbar ℏ ell ℓ wp ℘ Re ℜ Im ℑ imath ı
    jmath ȷ partial ∂ nabla ∇ infty ∞ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥
    emptyset ∅ varnothing ∅ angle ∠ triangle △ square □ blacksquare ■ diamond ⋄ star ⋆ bullet •
    circ ∘ ast ∗ dagger † ddagger ‡ S § P ¶ prime ′ backprime ‵ degree ° checkmark ✓ pm ± mp ∓
    times × div ÷ cdot · cdotp · centerdot · lt < gt > oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
    cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀
    amalg ⨿ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge
    ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ ll ≪
    gg ≫ lll ⋘ ggg ⋙ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ doteq ≐ propto ∝ prec ≺ succ ≻ preceq ⪯
    succeq ⪰ asymp ≍ bowtie ⋈ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ Vdash ⊩ mid ∣ nmid ∤ parallel ∥
    nparallel ∦ perp ⊥ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊
    supsetneq ⊋ nsubseteq ⊈ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ to → gets ← leftarrow
    ← rightarrow → leftrightarrow ↔ Leftarrow ⇐ Rightarrow ⇒ Leftrightarrow ⇔ iff ⇔ implies ⇒
    impliedby ⇐ longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷ Longleftarrow ⟸
    Longrightarrow ⟹ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow
    ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow
    ↩ rightharpoonup ⇀ rightleftharpoons ⇌ leadsto ⇝ rightsquigarrow ⇝ therefore ∴ because ∵ nleq ≰ ngeq ≱
    leqq ≦ geqq ≧ nsupseteq ⊉ dag † ddag ‡ Box □ Diamond ◇ bigstar ★ AA Å varkappa ϰ hslash ℏ lhd ⊲ rhd ⊳ unlhd ⊴
    unrhd ⊵ leftharpoonup ↼ leftharpoondown ↽ rightharpoondown ⇁ leftrightharpoons ⇋ twoheadrightarrow ↠
    dashrightarrow ⇢ circlearrowleft ↺ circlearrowright ↻ curvearrowright ↷ textdegree ° ldots
    … dots … dotsc … dotsb ⋯ cdots ⋯ vdots ⋮ ddots ⋱ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈
    rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖
    backslash \\ colon : coloneqq ≔ triangleq ≜ lessgtr ≶ gtrless ≷ lesssim ≲ gtrsim ≳
    blacktriangle ▲ triangleright ▷ triangleleft ◁ trianglelefteq ⊴ trianglerighteq ⊵ ltimes ⋉
    rtimes ⋊ complement ∁ surd √ flat ♭ natural ♮ sharp ♯ clubsuit ♣ diamondsuit ♢ heartsuit ♡
    spadesuit ♠ euro € pounds £ copyright © R ℝ N ℕ Z ℤ Q ℚ C ℂ
    """
  ).merging([
    "quad": "  ", "qquad": "   ", "newline": "\n", "space": " ", "cr": "\n", "bmod": " mod ",
    "mod": " mod ", "thinspace": " ", "enspace": " ",
  ]) { $1 }

  /// Commands that are shown by their own name.
  static let functions: Set<String> = [
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "arccot", "sinh",
    "cosh", "tanh",
    "coth", "log", "ln", "lg", "exp", "lim", "limsup", "liminf", "max", "min", "sup", "inf", "det",
    "dim", "ker", "hom", "deg", "gcd", "arg", "Pr", "argmax", "argmin", "tr", "rank", "sgn",
  ]

  /// Commands that only affect typesetting.
  static let ignored: Set<String> = [
    "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits", "big",
    "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr",
    "bigm", "Bigm", "biggm", "Biggm", "middle", "nonumber", "notag", "hline", "allowbreak",
    "mathstrut", "strut", "rm", "bf", "it", "sf", "tt", "cal", "tiny", "small", "normalsize",
    "large",
    "Large", "LARGE", "huge", "Huge", "displaylimits",
  ]

  /// Accents and the combining mark of each.
  static let accents: [String: String] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{305}",
    "tilde": "\u{303}", "widetilde": "\u{303}", "vec": "\u{20D7}", "dot": "\u{307}",
    "ddot": "\u{308}", "acute": "\u{301}", "grave": "\u{300}", "check": "\u{30C}",
    "breve": "\u{306}", "mathring": "\u{30A}", "overrightarrow": "\u{20D7}",
    "overleftarrow": "\u{20D6}",
    "dddot": "\u{20DB}",
  ]

  static let superscripts = table(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθιφχ−*",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᶥᵠᵡ⁻*")

  static let subscripts = table(
    "0123456789+-=()aehijklmnoprstuvxβγρφχ−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋")

  static let fractions: [String: String] = [
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖",
    "3/5": "⅗", "4/5": "⅘", "1/6": "⅙", "5/6": "⅚", "1/7": "⅐", "1/8": "⅛", "3/8": "⅜",
    "5/8": "⅝", "7/8": "⅞", "1/9": "⅑", "1/10": "⅒",
  ]

  static let doubleStruck = table(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ1", "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ𝟙")

  static let script = table(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵")

  static let fraktur = table(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "𝔄𝔅ℭ𝔇𝔈𝔉𝔊ℌℑ𝔍𝔎𝔏𝔐𝔑𝔒𝔓𝔔ℜ𝔖𝔗𝔘𝔙𝔚𝔛𝔜ℨ")

  private static func table(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to), uniquingKeysWith: { first, _ in first })
  }

  private static func pairs(_ text: String) -> [String: String] {
    let words = text.split(whereSeparator: \.isWhitespace)
    var result: [String: String] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      result[String(words[index])] = String(words[index + 1])
    }
    return result
  }
}
