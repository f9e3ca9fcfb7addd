import Channels
import Mail

/// What only one channel can have. Two readers of one mailbox keep, file and acknowledge each mail twice, since source ids are a channel's
/// own; of two channels with one number chance says which a text comes by.
enum ChannelClaim: Hashable, Sendable {
    /// Without the port: it says how the connection is protected, not whose mail it is.
    case mailbox(host: String, user: String, folder: String)
    /// - Parameter account: whose the number is with the provider.
    case number(String, provider: String, account: String)

    /// The key that claims it.
    var key: String {
        switch self {
        case .mailbox: "imap"
        case .number: "numbers"
        }
    }

    /// What to tell of the second channel that claims it.
    ///
    /// - Parameter first: the file of the other.
    func problem(takenBy first: String) -> String {
        switch self {
        case .mailbox:
            "names a mailbox that \(first) reads already: each mail would be filed twice; remove one of the two, or "
                + "give them different folders"
        case .number(let number, _, _):
            "holds `\(number)`, which \(first) has already: a number belongs to one channel; remove it from one of the two"
        }
    }
}

extension ChannelSettings {
    /// What no other channel can have too, each once. What is not said, which is a problem of its own, is claimed by nobody.
    var claims: [ChannelClaim] {
        switch self {
        case .email(let email): email.claim.map { [$0] } ?? []
        case .chat, .logged: []
        case .text(let text, _, _): text.claims
        }
    }
}

extension EmailChannelSettings {
    /// Hosts, and users as mail servers have them, without regard to case; a folder with it, but for INBOX (RFC 9051 §5.1).
    fileprivate var claim: ChannelClaim? {
        let user = imapCredential.user
        guard !imap.host.isEmpty, !user.isEmpty else { return nil }
        return .mailbox(
            host: imap.host.lowercased(), user: user.lowercased(),
            folder: mailbox.uppercased() == "INBOX" ? "INBOX" : mailbox)
    }
}

extension TextChannelSettings {
    fileprivate var claims: [ChannelClaim] {
        // Kannel has no accounts: a number is one gateway's.
        let (provider, account) =
            switch provider {
            case .twilio(let twilio): ("twilio", twilio.accountSID)
            case .kannel(let kannel): ("kannel", kannel.sendURL)
            }
        guard !account.isEmpty else { return [] }
        return Set(numbers.map(\.text)).sorted().map { .number($0, provider: provider, account: account) }
    }
}
