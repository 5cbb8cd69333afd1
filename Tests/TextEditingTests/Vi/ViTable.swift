/// Key sequences, and the texts that each of them is tried on, from the first place of the text in normal mode.
///
/// `␛` is Esc, `␍` Enter, `␈` Backspace, `␒` Ctrl+R, `␗` Ctrl+W, `␕` Ctrl+U, `¦` the bar, `␠` the
/// space, and
/// the arrows are the arrow keys.
enum ViTable {
  static let texts: [(name: String, text: String)] = [
    ("empty", ""),
    ("words", "The quick-brown fox, it's  over_there (a b) end."),
    (
      "lines",
      "first line here\n  second, with indent\n\nlast paragraph {\n  x = [1, 2];\n}\ntail end"
    ),
    (
      "code",
      "let s = \"a \\\" b\" + 'c d';\nif (a[b(1)] == \"\") {\n\tcall(f(x, y), { z });\n  }\n\n\n  // done"
    ),
    (
      "prose",
      "One. Two is longer!  Three? \"Four.\" five\nsix goes on. Seven\n\n\nEight (8.) nine. Ten"
    ),
    ("chinese", "你好世界，hello 再见\n第二行：「引号」ABC\nかなカナ한글 12"),
    ("marks", "cafe\u{301} re\u{301}sume\u{301} x\u{308}y\nn\u{303}o E\u{301}a"),
    ("blank", "   \n\n \t x\n   "),
  ]

  /// Everything that is tried.
  static var rows: [(name: String, text: String, keys: String)] {
    texts.flatMap { text in sequences.map { (text.name, text.text, $0) } }
      + extras.flatMap { text in text.keys.map { (text.name, text.text, $0) } }
  }

  static let sequences: [String] = motions + operators + inserts + objects + visuals + more

  /// Texts with few sequences of their own.
  static let extras: [(name: String, text: String, keys: [String])] = [
    ("trailing", "ab  \ncd", "lldw|ldw|lldwp|llywjp|llcwX␛|lldaw|lldiw|jdb|jXX".sequences),
    (
      "indentBelow", "one \n    two  \n  \n\tx y",
      "dw|d2w|ywP|ywjp|cwX␛|dW|jwdw|jd2w|jwdW|gUw|diw|daw|dw.|jjdw|wd2w".sequences
    ),
    (
      "saidLines", "He left!\n\"Why?\" she said.  'So.'\n(It ends.) Now\n\n\"End.\"",
      ")|))|)))|))))|)))))|G(|G((|G(((|G((((|2)|3)|d)|)d)|d2)|)das|)dis|))dis|c2)X␛|v))d".sequences
    ),
    (
      "shortParagraph", "one\n\n\ntwo a\ntwo b\n\nend",
      """
      Vipd|Vapd|jVipd|jVapd|Vipipd|Vapapd|GVipd|4GVipd|Gvkipd|Gvkapd|Gvkkipd|GVk2ipd|vjip~|5Gvkip␛x|4GwvipoU|4Glvipo␛x
      jyw3P|jy$p|jy0p|jyiwp|yy4Gwy_x|4Gwyyx|4Gw2y_x|wjy$3GP.|4GwVhU|4GwVkU|4GwVh␛x|4GwVbY|4GwVkYx
      """.sequences
    ),
    (
      "kept", "abc def\nab\nabcdefgh",
      "$jjVkjd|3ljVjd|5lyjjx|5lydkx|lljdjx|5ljyk|5ljykx|$jyjjx|5ljjykx".sequences
    ),
    ("nothing", "", "yyccX␛p|SX␛p|yip|pix␛p.".sequences),
    (
      "quoteLines", "a 'b' c\n'd' e 'f'", "vji'd|Vji'd|vjfei'U|jfevki'd|vi'd|Vi'd".sequences
    ),
    ("blankFirst", "   \nab cd", "dw|ldw|ywjp|cwX␛|d2w|dW|dd|daw|2daw|diw|yiwjp".sequences),
    (
      "blankBetween", "ab\n   \ncd", "jdw|jd2w|wdw|lde|lxw|jdaw|jyawGp|jdip|dap|jdap|jdiw".sequences
    ),
    (
      "twoLines", "ab cd\n\n",
      "jdw|jcwX␛|jywP|jd2w|wdw|w2dw|wd3w|Gp|Go1␛|GO1␛|ddp|yyGp|dG|jdG|wdj|wcwX␛j.".sequences
    ),
    (
      "tabs", "\ta\tb\n\t\tc\nabcdefghij",
      "lj|ljj|llljj|3¦|9¦|$jj|Gk|G5lkk|>>|<<|j<<|jdw|x|jI1␛|2<j".sequences
    ),
    (
      "quotes", "say \"a b\"  'c' it's `d` \\\"e\"",
      "f'di'|f'da'|fsdi'|$di\"|$da\"|f`di`|f`lda`|fcdi'|fcci'X␛".sequences
    ),
    (
      "chineseSentences", "你好。再见！真的？（好。）完",
      ")|))|)))|$(|$((|dis|das|)dis|)das|d)|c)X␛|vis␛x|yis$p".sequences
    ),
    (
      "emoji", "a 👍🏽b 👨‍👩‍👧 c🇩🇪🇫🇷d ☺️e 🎉🎉",
      """
      l|ll|lll|llll|w|ww|www|wwww|e|ee|eee|$|$h|$hh|$b|$ge|x|wx|wwx|wwwx|wwwwx|$x|$X|dw|wdw|wwdw|wdaw|wwdiw|f🎉x|t🎉x|fcx|fclx
      fcllx|fclllx|wywP|wwywP|wrx|wwrx|w~|wvlx|wwvlx|i🎉␛|wa🎉␛|A🇩🇪␛x|A👍🏽␈␛|wi🎉␗␛|ywwwp|y$P|D|wD|wwD|wcwX␛|wwcwX␛|wwcwX␛.|ddp|J
      """.sequences
    ),
    (
      "surrogates", "𝒳𝒴 𠮷野 ｱｲ½ ß",
      "w|ww|www|wwww|e|ee|$|x|wx|gUU|g~~|guu|~|$~|wdw|wwdw|2rx|wvey$p".sequences
    ),
    (
      "crossing", "((a) b) [c {d} e] f)",
      "%|%%|lla|ll%|di(|lldi(|lld2i(|llda(|f[di[|f{di{|f{da[|f)%|$%|f{%|f}%|vi(i(d|lllvi(d|llvi(i(d|llva(a(d"
        .sequences
    ),
  ]

  static let motions: [String] = """
    l|lll|lllh|99l|99lh|w|www|wwwww|20w|W|WWW|e|ee|eeee|9e|E|EE|wwb|wwwbb|9wb|9wbbb|wwB|WWge|9wge|9wgegege|WWWgE
    $|$h|$b|0|3l0|j0|^|j^|jjj^|j|jj|jjjj|9j|jk|9jk|9jkk|$j|$jj|$jjk|$jjjk|5lj|5ljj|10ljjk|3¦l|3l8¦|7¦|j20¦|G|GG|2G|9G|Ggg
    3gg|jw|jww|jb|jjb|Gb|Ge|jge|G$|G$e|fo|fe|2fe|3fe|9fe|te|2te|fe;|fe;;|te;|te;;|fe;,|te;,|$Fe|$Te|$Fe;|$Te;|$2Fe|$Fe,|f(%
    f(%%|f[%|f{%|j%|jj%|G%|50%|f"|f";|f界|f，|}|}}|}}}|2}|G{|G{{|G2{|j}|j{|)|))|)))|))))|)))))|G(|G((|G(((|2)|3)(|$(|j)
    j(|w(|+|++|G-|G--|_|2_|3_|j_|g_|jg_|␠|␠␠|20␠|40␠|3l␈␈|j␈|jl␈␈␈|→→←|↓→|↓↓↑|$→|9w$|jj$ge|Wge|w3¦x
    """.sequences

  static let operators: [String] = """
    x|3x|99x|$x|$3x|xx|xp|xP|3xp|X|3lX|5l3X|$X|dw|2dw|d2w|9dw|wdw|wwdw|$dw|9wdw|dW|wdW|de|2de|wde|dE|db|wdb|wwdb|wwd2b
    $db|dB|WWdB|dge|Wdge|WWdgE|dd|2dd|9dd|jdd|Gdd|jddp|jddP|ddu|dj|d2j|djk|jdk|Gdk|Gd2k|dG|jdG|Gdgg|jjdgg|d$|wd$|D|wD|2D
    jD|w2D|d0|wd0|d^|jwd^|d¦|9d¦|w5d¦|dl|d3l|d99l|$dl|dh|wdh|wd2h|dfe|dte|d2fe|dtx|wdFe|$dTe|$dFe|dfed;|dted;|d%|f(d%|f[d%
    f{d%|d}|wd}|jd}|2d}|Gd{|jjjd{|d)|wd)|d2)|$d(|Gd(|jd(|d_|2d_|d+|jd-|d␠|3d␠|$d␠|$2d␠|jd␈|jwd␈|jlld3␈|dgg|d3G|dgj
    yyp|yyP|2yyp|jyyp|ywP|yw$p|ywwp|yeP|y$p|yjp|yj$|jyk|Gyk|yGGp|y}p|y0|$y0|$yb|$ybP|yfep|yypp|3p|yy3p|yw3p|yw3P|ye2P$p
    wy2wP|Yp|jYP|dwp|dwP|dwjp|ddjp|ddkP|ddGp|ddggP|yyjp|yyGP|xjp|cwnew␛|wcwnew␛|wwcwX␛|c2wX␛|2cwX␛|$cwX␛|cWX␛|wcWX␛|ceX␛
    cbX␛|wwcbX␛|cc␛|ccnew␛|jccnew␛|2ccnew␛|9ccX␛|cjX␛|jckX␛|c$X␛|wCX␛|C␛|c0X␛|wwc0X␛|wc^X␛|clX␛|c3lX␛|cfeX␛|ctex␛|c%X␛
    f(c%X␛|c}X␛|wc}X␛|c)X␛|jc{X␛|sX␛|3sX␛|$sX␛|SX␛|jSX␛|2SX␛|cwX␛u|cwX␛w.|ccX␛j.|dw.|dw..|dw3.|2dw.|2dw3.|x...|x3.|3x.
    dd.|ddjp.|p|P|>>|2>>|j>>|9>>|>j|>G|>}|j<<|<<|jj<<|<G|>>.|>>u|>>j.|>ip|gUw|gUU|gUgU|guw|guu|gugu|g~w|g~~|g~g~|wgUe|gUiw
    gU$|jgUk|gUj|gUG|w.|g~3w|gUwu|2gUU|wg~iw|jgUU|jlgUU.|"ayw"byyj"ap"bp|"add"ap|"_ddp|yw"_dwP|"adw"Adw"ap|"ayy"AyyG"ap
    """.sequences

  static let inserts: [String] = """
    iab␛|aab␛|Aab␛|Iab␛|jIab␛|jgIab␛|oab␛|Oab␛|joab␛|jOab␛|Goab␛|o␛|O␛|i␛|a␛|A␛|I␛|wi␛|wa␛|3iab␛|2aab␛|3Aab␛|2Iab␛
    3oab␛|2Oab␛|3o␛|iab␛.|aab␛.|Aab␛j.|oab␛.|Oab␛.|iab␛3.|3ia␛.|3ia␛2.|iab␛u|Aab␛u|oab␛u|Oab␛u|wiab␛u|iab␛u␒|oab␛u␒|Aab␛u␒
    iab␍cd␛|wiab␍cd␛|Aab␍␛|Aab␍cd␛u|3ia␍␛|wi␍␛|iab␍cd␛.|iabc␈d␛|iab␈␈␈␛|Aabc␈␈d␛.|A␈␈␈␛|jI␈␛|ji␈␛|ji␈␈␛|ione two␗␛|iab cd␗␗x␛
    A␗␛|A␗␗␛|A␗␗␗␗␛|Aone two␗␛|Aone two␗␗␛|Aone two␗␗␗␛|wi␗␛|ja␗␗␛|ji␗␛|iab␕␛|iab␕cd␛|A␕␛|Aab␕␛|Aab␕␕␛|wiab␕␕␛|ji␕␛|a,.␗␛
    A,.␗␛|iab␛wiab␛u|iab␛wiab␛uu|iab␛wiab␛uu␒␒|Rab␛|Rabcdefgh␛|$Rabc␛|jRab␍c␛|Rabc␈␛|Rabc␈␈␈␛|Rabc␈␈␈␈␛|wRab␛.|Rab␛j.|2Rab␛
    Rab␛u|wRa␈␈␈␛|3Rx␛|iab←c␛|iab←c␛.|iab←c␛u|iab→c␛|Aab←←c␛|3iab←c␛|i你好␛|A世界␛.|i你好␗␛|A，。␗␛|ié␛|ie\u{301}x␛|ra|rax|3ra|99ra|$ra|r␍
    wr␍|r你|3r界|ra.|raw.|2raw.|jra|~|3~|99~|~~~|~.|$~|w~|~u|J|2J|3J|9J|jJ|jjJ|JJ|J.|Ju|gJ|jgJ|3gJ|GJ|$J|u|␒|uu|dwu|dwu␒|dwuu|dwdwu|dwdwuu
    dwdwuu␒|dwdwuu␒␒|xxxu|xxxuuu␒|xxx2u|ddu␒|jddu|jddu␒|Gddu|djuj|yypu|yypu␒|yyPu|jyyPu|pu|cwX␛u␒|ccX␛u|jcwX␛u|jccX␛u␒|Ju␒|jJu|rau|wrau␒
    >>u␒|>juj|gUwu␒|d}u|wd}u|d}u␒|wdGu|Gdggu|wdbu|$dbu|$dhu|yw3pu|$xu|$xu␒|A!␛u␒|wD.|wDu|jwDu␒|ddddu|ddddu␒|ddddp|wddu|wccX␛u|jw>>u|wyyx|jlddu|w2ddu|jwguuu
    """.sequences

  static let objects: [String] = """
    diw|daw|diW|daW|wdiw|wdaw|wwdiw|wwdaw|lldiw|lldaw|WdiW|WdaW|WWWdaW|2daw|2diw|3daw|w2daw|w2diw|w3diW|$daw|$diw|9wdaw|jdaw|jdiw|jjdiw|jjdaw
    ciwX␛|wciwX␛|cawX␛|yiwP|wyawP|wyiw$p|diw.|daw.|daw..|2daw.|ci"X␛|di"|da"|ca"X␛|f"di"|f"da"|$di"|2di"|yi"P|f'di'|di'|da'|di`|ci'X␛|f";di"|f";;di"|f";;;di"
    di(|f(di(|f(da(|f(cibX␛|f(llci(X␛|f)di)|f(ldab|f(d2i(|f(;ldi(|f(;;ldi(|f(;;ld2a(|f[di[|f[da[|f[lci]X␛|f[ldi]|f{di{|f{da{|f{lciBX␛|jjf{di{|jjjf{di{
    jjjf{da{|jjjjdi{|jjjjda{|jjjjyi{P|jjjjci{X␛|jf{di{|jf{da{|jf{ci{X␛|jjf(di(|jjf(ldi(|jjf(lllldi(|jjf(lllld2i(|jjf(;ldi(|di[|di{|da{|di<|dip|dap|jdip|jdap|jjdip|jjdap
    jjjdip|jjjdap|2dip|2dap|3dip|3dap|Gdip|Gdap|jjjjjdap|yipP|yipGp|yapGp|cipX␛|gUip|dip.|dap.|dis|das|wdis|wdas|)dis|)das|))dis|))das|)))das|))))dis|2dis|2das|3das|3dis
    $dis|$das|jdis|jdas|jwdas|Gdis|Gdas|jjdis|jjdas|cisX␛|)cisX␛|yisP|)yis$p|dis.|das.|lldisu|diwu|wdawu␒|dipu|jdipu␒|jjjdapu|f(di(u|f"ci"X␛u|f"ci"X␛.
    """.sequences

  static let visuals: [String] = """
    vd|vld|vwd|v3ld|vwwd|v$d|v$y$p|vjd|vjjd|vGd|wvbd|wwvbbd|wvlohd|vey|vey$p|vjyP|vjyGp|Vd|Vjd|jVkd|VGd|Vy|Vyp|VjyP|jVkyP|vc␛|vecX␛|vjcX␛|VcX␛|VjcX␛|vesX␛
    vr-|verx|vjrx|Vrx|v$rx|ve~|veu|veU|vjU|VU|VjU|Vu|v3l~|ve~w.|vexw.|vjx.|VxjVx|Vx.|Vjx.|Vjx.u|VU.|VUj.|vlUw.|v>|V>|Vj>|VG>|v3>|V2>|Vj<|vj>.|jwVU|jwVjU|jwVkU|jwVd|jwVjd|jwVkd|jwV>|jwVjx|jwVu.|wgUU|wgUUx|wg~~x|jlguux|jwgUjx|V>.|V>j.|VJ|VjJ|VjjJ|vjJ|vjgJ|VGJ
    vD|veD|vjD|vX|veY|veYP|vjYGp|vCX␛|veSX␛|vRX␛|yiwwvep|yiwwveP|yiwwvep.|yiwwvepP|yywvep|yyjvep|yyjVp|yyjVP|ywjVp|yyjVpp|yyVjp|yiwVGp|vepu|ywwvpu|v␛|vw␛x|ve␛|vv|vVd|Vvd|vwvx
    VVx|vwox|vwoox|vjox|viwd|vawd|wviwd|wvawd|viwiwd|viwiwiwd|vawawd|viwawd|vlliwd|vlliwiwd|v2iwd|v3awd|wviwU|viWd|vaWd|vi"d|f"lvi"d|f"lva"d|vi(d|f(lvi(d|f(lva(d|f(lvi(i(d
    f(;lvi(i(d|f(;;lvi(i(d|f(;;lva(a(d|f[lvi[d|jjjjvi{d|jjjjva{d|vipd|vapd|jvipd|jjvipd|vipipd|vapapd|visd|vasd|)visd|)vasd|visisd|vasasd|v$hd|vj$d|v$jd|v$jkd|vfed|vted|v}d|v)d
    v%d|f(v%d|f(v%y$p|v0d|wwv0d|v^d|v3¦d|vggd|GvggU|Gvkkd|vjjkd|vjly`|wvjhd|vly|vwy|wvby|vjy|jvky|Vjy|jwVky|jwVjy|v"ad$"ap|vl"ay$"ap|v3lrx.|vwcX␛.|vjcX␛.|VcX␛j.
    v␠d|v3␠d|v$␠d|v␈d|jv␈d|vlld.|vlldj.|vjd.u|vjdu|Vjdu|Vjdu␒|veUu|VUu␒|v>u|veu.|veru.|vJu|vwhd|v99ld|v99lhd|vehhhhd|wvehhhhd|$vhhd|$vhhy|$vd|$vp|vwp|yypvep
    """.sequences

  static let more: [String] = """
    dwwP|wxp|ddp|yyp.|ywPP|ea1␛|A;␛j.|f,r;|cf,X␛|wdt,|2wD|dfe.|d0x|wd0P|bbb|wbcwX␛ww.|ciwA␛wcaw␛|yiwciwX␛P|ddjpkP|jddkP|Gddp|GddggP|ddGpu|5x2u|3xu|jxju|xjxkuu
    g~iww.|guiw|gUaw|>>>>|>><<|>>2.|<<<<|Vj>gv|d3w|3dw|d3d|2d2d|2y2yP|c2c␛|2d2w|1G|1¦x|0x|10l|10x|d10l|y3yP|yG$p|ygg|GyggP|Gyggp|d5k|y5k|5j5k|5jx|5kx|jd5k
    d5b|5bx|wd5b|d5ge|5gex|d5h|5hx|d5}|5}x|5)x|d5)|d5(|5(x|5{x|d5{|d5fe|5fex|tq|dtq|dfqx|cfqX␛|fe,x|tex;x|TeX|ifoo␛bx|ifoo ␛x|afoo␛~|Afoo␛ox␛|Ofoo␛jx
    ofoo␛kx|ofoo␛kJ|ofoo␛dd|ofoo␛ddp|3Jx|vipJ|vipy|vipyP|vip>|vipU|wvip␛x|viw␛x|vaw␛x|vi(␛x|v}␛x|v)␛x|G$vggd|ggVGd|ggVGdP|ggVGyGp|ggdGu|ggdGp|ggcGX␛|ggyGGp|ggyGP|ggyG3P
    """.sequences
}

extension String {
  /// The sequences of a table.
  var sequences: [String] {
    split { $0 == "|" || $0 == "\n" }.map { String($0.drop { $0 == " " }) }
  }
}
