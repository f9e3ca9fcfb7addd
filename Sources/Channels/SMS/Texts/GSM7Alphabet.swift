/// The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038 §6.2.1): which characters a text may hold
/// without being sent as UCS-2, and what each costs.
enum GSM7Alphabet {
    /// How many septets a character takes: 1, or 2 behind the escape; nil where the alphabet has it not.
    ///
    /// Look-alikes are not in it and make the whole text UCS-2: the small ç (only Ç is), the tab, the backtick, curly
    /// quotes, the no-break space, the em dash.
    static func septets(of scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "\u{0C}", "^", "{", "}", "\\", "[", "~", "]", "|", "€":
            2
        case "a"..."z", "A"..."Z", "0"..."9", " "..."#", "%"..."?", "$", "@", "_", "\n", "\r":
            1
        case "£", "¥", "è", "é", "ù", "ì", "ò", "Ç", "Ø", "ø", "Å", "å", "Æ", "æ", "ß", "É", "¤", "¡", "Ä", "Ö", "Ñ",
            "Ü", "§", "¿", "ä", "ö", "ñ", "ü", "à":
            1
        case "Δ", "Φ", "Γ", "Λ", "Ω", "Π", "Ψ", "Σ", "Θ", "Ξ":
            1
        default:
            nil
        }
    }
}
