import Intake

/// Messages of one batch that are read, decided and written together: none of them changes what the decision about another hangs on, so
/// that together is the same as one after the other (promise 6).
///
/// Who lets a decision hang on more facts, of other residents' requests for example, adds here by what two messages meet in them.
struct FilingWave {
    /// What two messages of a wave do not share.
    private enum Touch: Hashable {
        case lane(channel: String, lane: String)
        case sender(Identity)
        case resident(RowID)
        /// A mail by its Message-ID, or what else recognises a copy.
        case mail(String)
        case request(RowID)
        case number(TrackingNumber)
        /// An address of the staff's that is told.
        case told(String)
    }

    /// By what stands in the messages.
    private var written: Set<Touch> = []
    /// By what is known about them.
    private var known: Set<Touch> = []

    /// Takes a message in, by what stands in it; false where it has to wait for one that is in.
    mutating func takes(_ message: Message) -> Bool {
        var touches: Set<Touch> = [
            .lane(channel: message.channel.id, lane: message.lane), .sender(message.sender),
        ]
        if let key = message.copyKey { touches.insert(.mail(key)) }
        for reference in message.references { touches.insert(.mail(reference)) }
        for claim in message.claims { touches.insert(.request(claim.request)) }
        for number in message.mentions { touches.insert(.number(number)) }
        for address in message.notifies { touches.insert(.told(address)) }
        return Self.add(touches, to: &written)
    }

    /// Looks again at a message that is in, by what is known about it; false where it has to wait after all.
    mutating func takes(_ facts: Facts) -> Bool {
        var touches: Set<Touch> = []
        if let resident = facts.resident { touches.insert(.resident(resident.id)) }
        for request in facts.named + facts.mentioned {
            touches.insert(.request(request.id))
            // Opened again, it is what the resident's own next message may repeat.
            if let owner = request.resident { touches.insert(.resident(owner)) }
        }
        if let request = facts.conversation?.request { touches.insert(.request(request)) }
        if let owner = facts.conversation?.owner { touches.insert(.resident(owner)) }
        if let survey = facts.survey { touches.insert(.request(survey.request)) }
        return Self.add(touches, to: &known)
    }

    private static func add(_ touches: Set<Touch>, to touched: inout Set<Touch>) -> Bool {
        guard touched.isDisjoint(with: touches) else { return false }
        touched.formUnion(touches)
        return true
    }
}
