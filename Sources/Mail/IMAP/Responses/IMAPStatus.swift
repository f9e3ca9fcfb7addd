/// OK, NO, BAD, BYE or PREAUTH and the code in brackets. The free text behind is not kept: it names people.
package struct IMAPStatus: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
        case bye = "BYE"
        case preauth = "PREAUTH"
    }

    package let kind: Kind
    package let code: IMAPResponseCode?
    /// The text says that the server cannot serve this account now: Exchange Online's "User is authenticated but not connected" has no code.
    package let soundsTemporary: Bool

    package init(_ kind: Kind, _ code: IMAPResponseCode? = nil, soundsTemporary: Bool = false) {
        self.kind = kind
        self.code = code
        self.soundsTemporary = soundsTemporary
    }
}
