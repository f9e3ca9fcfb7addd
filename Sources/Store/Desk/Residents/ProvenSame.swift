import Desk
import Intake

/// Who is the same person by proof, over channels: whoever proved an email address in a chat, by the code that was sent there, and whoever mail from that
/// address was verified for, or proved it in another chat. Only suggested: a family may share an address (promise 9).
struct ProvenSame {
    /// Addresses that are looked at, and people of each.
    private static let most = 10
    private static let score = 0.97

    let story: ResidentStory

    /// Those that are not this resident, each once.
    func residents(_ session: any SQLSession) throws(StoreFailure) -> [PossiblySame] {
        var found: [PossiblySame] = []
        for (address, isOurs) in try addresses(session) {
            if !isOurs {
                let mail = try session.all(Self.byMail, [.text(address)]) { Self.row($0) }
                take(
                    mail, address, "proved this email address by a code in a chat, and mail from it is verified", &found
                )
            }
            let chats = try session.all(Self.chats, [.text(address), .int(Self.most)]) { $0.text(0) }
            for chat in chats {
                let visitors = try session.all(Self.byVisitor, [.text(chat)]) { Self.row($0) }
                take(
                    visitors, address, "proved \(isOurs ? "this" : "the same") email address by a code in a chat",
                    &found)
            }
        }
        return found
    }

    /// Proven addresses, and whether mail from them is verified as this resident's.
    private func addresses(_ session: any SQLSession) throws(StoreFailure) -> [(address: String, isOurs: Bool)] {
        var addresses: [(address: String, isOurs: Bool)] = []
        for known in story.identities {
            guard addresses.count < Self.most else { break }
            switch known.identity.kind {
            case .email:
                if known.verifiedAt != nil { addresses.append((known.identity.address, true)) }
            case .visitor:
                guard let chat = Int64(known.identity.address) else { continue }
                for address in try session.all(Self.proofs, [.int64(chat), .int(Self.most)], { $0.text(0) })
                where !addresses.contains(where: { $0.address == address }) {
                    addresses.append((address, false))
                }
            case .phone: break
            }
        }
        return addresses
    }

    private func take(
        _ rows: [(resident: RowID, name: String?)], _ address: String, _ reason: String, _ found: inout [PossiblySame]
    ) {
        for row in rows where row.resident != story.id && !found.contains(where: { $0.resident == row.resident }) {
            found.append(
                PossiblySame(
                    resident: row.resident, name: row.name, address: address, reason: reason, score: Self.score))
        }
    }

    private static func row(_ row: borrowing SQLRow) -> (resident: RowID, name: String?) {
        (row.id(0), row.optionalText(1))
    }

    static let proofs = SQLStatement(
        "SELECT address FROM transcript_code WHERE session = $1 AND used_at IS NOT NULL ORDER BY id LIMIT $2")

    /// A session's identity has its id as the address.
    static let chats = SQLStatement(
        """
        SELECT CAST(session AS TEXT) FROM transcript_code WHERE address = $1 AND used_at IS NOT NULL
        ORDER BY made_at DESC LIMIT $2
        """)

    static let byMail = SQLStatement(
        """
        SELECT r.id, r.name FROM identity i JOIN resident r ON r.id = i.resident
        WHERE i.kind = 'email' AND i.address = $1 AND i.verified_at IS NOT NULL
        """)

    static let byVisitor = SQLStatement(
        """
        SELECT r.id, r.name FROM identity i JOIN resident r ON r.id = i.resident
        WHERE i.kind = 'visitor' AND i.address = $1
        """)
}
