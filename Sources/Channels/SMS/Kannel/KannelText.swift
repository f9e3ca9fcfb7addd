import Mail

/// The text of an inbound message: `%b`, in the charset `%C` and the coding `%c`.
enum KannelText {
    /// Coding 0 is text, which `mo-recode = true` has made UTF-8; 2 is UCS-2 that could not be recoded; 1 is raw octets,
    /// which are read as text as far as they can be, and marked. Total: anything gives a text.
    static func decode(_ bytes: [UInt8], coding: String?, charset: String?) -> (text: String, defects: [String]) {
        if coding == "1" { return (Charset.utf8.string(bytes), ["raw-octets"]) }
        switch charset?.uppercased() {
        case nil, "GSM", "GSM7", "GSM-7", "7-BIT", "8-BIT":
            return ((coding == "2" ? Charset.utf16(bigEndian: true) : .utf8).string(bytes), [])
        case "UCS-2", "UCS2", "UCS-2BE", "ISO-10646-UCS-2":
            return (Charset.utf16(bigEndian: true).string(bytes), [])
        case .some(let label):
            let known = Charset(label: label)
            return (known.string(bytes), known == .unknown ? ["unknown-charset"] : [])
        }
    }
}
