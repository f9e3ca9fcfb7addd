import Intake

/// The imagined city's residents, who come into being when they first turn to it.
struct GeneratedPeople {
    struct Person {
        var resident: RowID
        var identity: Identity
        var language: Language
        /// Nil where they are known.
        var new: Resident?
        var isNewIdentity: Bool
    }

    /// By number; 0 for who never came.
    private var known: [Int64]
    private var identities: [UInt8]

    init(count: Int) {
        known = Array(repeating: 0, count: count)
        identities = Array(repeating: 0, count: count)
    }

    /// Who comes next: some often, most once or twice.
    mutating func next(
        on channel: ChannelName, at now: Moment, _ ids: RowIDSource, _ random: inout GeneratorRandom
    ) -> Person {
        let share = random.share()
        let number = Int(share * share * Double(known.count))
        let language = GeneratedText.language(&random)
        let identity = Self.identity(of: number, on: channel.kind, ids)
        let bit: UInt8 = identity.kind == .email ? 1 : identity.kind == .phone ? 2 : 0
        let isNewIdentity = bit == 0 || identities[number] & bit == 0
        identities[number] |= bit
        guard known[number] == 0 else {
            return Person(
                resident: RowID(rawValue: known[number]), identity: identity, language: language, new: nil,
                isNewIdentity: isNewIdentity)
        }
        let id = ids.next()
        known[number] = id.rawValue
        return Person(
            resident: id, identity: identity, language: language,
            new: Resident(id: id, name: "Resident \(number)", language: language, createdAt: now),
            isNewIdentity: isNewIdentity)
    }

    /// Addresses of example.org and numbers that nobody has: the area code 555.
    private static func identity(of number: Int, on kind: ChannelKind, _ ids: RowIDSource) -> Identity {
        switch kind {
        case .email, .web, .mobileApp, .social: Identity(kind: .email, address: "resident\(number)@example.org")
        case .sms, .phone, .walkIn: Identity(kind: .phone, address: "+1555\(String(1_000_000 + number))")
        case .chat: Identity(kind: .visitor, address: "\(ids.next().rawValue)")
        }
    }
}
