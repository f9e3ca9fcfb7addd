/// The labels under which charsets occur in mail, in lower case and without punctuation: the names and aliases of the IANA
/// register and of the WHATWG Encoding Standard, and some that only mailers write.
enum CharsetLabels {
    static let known: [String: Charset] = {
        var labels: [String: Charset] = [:]
        for (charset, names) in plain {
            for name in names.split(separator: " ") { labels[String(name)] = charset }
        }
        for (iconvName, names) in singleByte {
            for name in names.split(separator: " ") { labels[String(name)] = .singleByte(iconvName) }
        }
        for (iconvName, names) in multibyte {
            for name in names.split(separator: " ") { labels[String(name)] = .multibyte(iconvName) }
        }
        return labels
    }()

    private static let plain: [(Charset, String)] = [
        (
            .utf8,
            "utf8 utf usascii ascii ansix341968 iso646us us unicode11utf8 unicode20utf8 xunicode20utf8 utf8mb4 cp65001 7bit"
        ),
        (
            .windows1252,
            """
            windows1252 cp1252 xcp1252 iso88591 iso885911987 latin1 l1 ibm819 cp819 isoir100 csisolatin1 8859 88591 iso8859 8bit ansi win1252 xansi
            """
        ),
        (.iso2022jp, "iso2022jp csiso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jpms cp50220 cp50221 cp50222"),
        (.utf16(bigEndian: nil), "utf16 unicode csunicode ucs2 iso10646ucs2 unicodefeff"),
        (.utf16(bigEndian: true), "utf16be unicodefffe ucs2be unicodebig"),
        (.utf16(bigEndian: false), "utf16le ucs2le unicodelittle"),
    ]

    private static let singleByte: [(String, String)] = [
        ("ISO-8859-2", "iso88592 latin2 l2 isoir101 csisolatin2 88592"),
        ("ISO-8859-3", "iso88593 latin3 l3 isoir109 csisolatin3"),
        ("ISO-8859-4", "iso88594 latin4 l4 isoir110 csisolatin4"),
        ("ISO-8859-5", "iso88595 cyrillic isoir144 csisolatincyrillic 88595"),
        ("ISO-8859-6", "iso88596 arabic asmo708 ecma114 isoir127 csisolatinarabic iso88596e iso88596i"),
        ("ISO-8859-7", "iso88597 greek greek8 ecma118 elot928 isoir126 csisolatingreek suneugreek"),
        ("ISO-8859-8", "iso88598 hebrew isoir138 csisolatinhebrew iso88598i iso88598e logical visual"),
        ("ISO-8859-10", "iso885910 latin6 l6 isoir157 csisolatin6"),
        ("ISO-8859-13", "iso885913 latin7 l7"),
        ("ISO-8859-14", "iso885914 latin8 l8"),
        ("ISO-8859-15", "iso885915 latin9 l9 csisolatin9 88591euro"),
        ("ISO-8859-16", "iso885916 latin10 l10"),
        ("CP874", "windows874 cp874 tis620 iso885911 dos874 tis62025330"),
        ("CP1250", "windows1250 cp1250 xcp1250 win1250"),
        ("CP1251", "windows1251 cp1251 xcp1251 win1251"),
        ("CP1253", "windows1253 cp1253 xcp1253 win1253"),
        ("CP1254", "windows1254 cp1254 xcp1254 win1254 iso88599 latin5 l5 isoir148 csisolatin5"),
        ("CP1255", "windows1255 cp1255 xcp1255 win1255"),
        ("CP1256", "windows1256 cp1256 xcp1256 win1256"),
        ("CP1257", "windows1257 cp1257 xcp1257 win1257"),
        ("CP1258", "windows1258 cp1258 xcp1258 win1258"),
        ("KOI8-R", "koi8r koi8 koi cskoi8r"),
        ("KOI8-U", "koi8u koi8ru cskoi8u"),
        ("CP437", "ibm437 cp437 437 cspc8codepage437"),
        ("CP775", "ibm775 cp775"),
        ("CP850", "ibm850 cp850 850 cspc850multilingual"),
        ("CP852", "ibm852 cp852 852 cspcp852"),
        ("CP855", "ibm855 cp855 855"),
        ("CP857", "ibm857 cp857 857"),
        ("CP858", "ibm858 cp858 ibm00858"),
        ("CP860", "ibm860 cp860"),
        ("CP861", "ibm861 cp861"),
        ("CP862", "ibm862 cp862 dos862"),
        ("CP863", "ibm863 cp863"),
        ("CP865", "ibm865 cp865"),
        ("CP866", "ibm866 cp866 866 csibm866"),
        ("CP869", "ibm869 cp869"),
        ("MACINTOSH", "macintosh mac macroman xmacroman csmacintosh"),
        ("MAC-CYRILLIC", "maccyrillic xmaccyrillic xmacukrainian"),
    ]

    private static let multibyte: [(String, String)] = [
        (
            "GB18030",
            "gb18030 gb2312 gbk xgbk cp936 ms936 windows936 csgb2312 gb231280 chinese isoir58 csiso58gb231280 euccn xeuccn"
        ),
        ("BIG5", "big5 cnbig5 xxbig5 csbig5 cp950 big5eten xbig5 ms950"),
        ("BIG5-HKSCS", "big5hkscs"),
        ("EUC-TW", "euctw xeuctw cns11643"),
        ("EUC-JP-MS", "eucjp xeucjp eucjpms cseucpkdfmtjapanese ujis eucjpwin"),
        ("CP932", "shiftjis sjis xsjis msshiftjis mskanji csshiftjis windows31j cp932 ms932 cswindows31j sjiswin"),
        (
            "UHC",
            "cp949 ksc56011987 ksc56011989 ksc5601 euckr xeuckr cseuckr windows949 uhc ms949 korean isoir149 ks5601 csksc56011987"
        ),
        ("JOHAB", "johab xjohab ms1361"),
        ("ISO-2022-KR", "iso2022kr csiso2022kr"),
        ("ISO-2022-CN", "iso2022cn"),
        ("ISO-2022-CN-EXT", "iso2022cnext"),
        ("UTF-7", "utf7 unicode11utf7 unicode20utf7 csunicode11utf7 xunicode20utf7"),
        ("UTF-32", "utf32 ucs4 iso10646ucs4"),
        ("UTF-32BE", "utf32be"),
        ("UTF-32LE", "utf32le"),
        ("TCVN5712-1", "tcvn tcvn5712 tcvn57121 viscii csviscii"),
    ]
}
