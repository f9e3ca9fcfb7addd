import Foundation
import Intake

/// What filing decides in the imagined city, as the `Changes` that it would have written.
struct GeneratedFiling {
    private let city: GeneratedCity
    private let ids: RowIDSource
    private let count: Count
    private var numbers: DistinctDraws

    init(_ city: GeneratedCity, ids: RowIDSource) {
        self.city = city
        self.ids = ids
        count = Count(calendar: city.calendar)
        numbers = DistinctDraws(seed: city.seed)
    }

    /// Somebody writes about something new. What only asks for information, by word of mouth, is no request.
    mutating func new(
        _ person: GeneratedPeople.Person, on channel: ChannelName, at now: Moment, _ random: inout GeneratorRandom
    ) -> (Changes, GeneratedMatter?) {
        // The first types come most: the square of an even draw.
        let share = random.share()
        let type = city.types[Int(share * share * Double(city.types.count))]
        let place = GeneratedText.place(&random)
        let text = GeneratedText.message(about: type, at: place, in: person.language, &random)
        var message = message(text, person.identity, person.language, on: channel, at: now, &random)
        message.senderName = person.new?.name
        var changes = Changes(.filed)
        changes.resident = person.new
        if person.isNewIdentity {
            changes.identity = IdentityRecord(identity: person.identity, resident: person.resident, verifiedAt: now)
        }
        let isAsked = !channel.kind.isWritten && type.kind == .information && random.happens(0.7)
        let matter = isAsked ? nil : matter(person, type, on: channel, at: now, &random)
        let conversation = matter?.conversation ?? ids.next()
        changes.conversation = Conversation(
            id: conversation, channel: channel, lane: message.lane, recipient: message.recipient,
            resident: person.resident, request: matter?.request, startedAt: now, lastAt: now)
        changes.contact = Contact(
            id: ids.next(), channel: channel, kind: type.kind, resident: person.resident, request: matter?.request,
            conversation: conversation, startedAt: now)
        if let matter { open(matter, type, place, text, message, &changes) }
        changes.message = FiledMessage(
            message: message, conversation: conversation, request: matter?.request, resident: person.resident,
            isUnconfirmed: false)
        changes.ledger = count.entries(message, changes, now: now)
        return (changes, matter)
    }

    /// Somebody writes again about what is open.
    func followUp(_ matter: GeneratedMatter, at now: Moment, _ random: inout GeneratorRandom) -> Changes {
        let text = GeneratedText.followUp(in: matter.language, &random)
        let message = message(text, matter.identity, matter.language, on: matter.channel, at: now, &random)
        var changes = Changes(.filed)
        changes.conversation = Conversation(
            id: matter.conversation, channel: matter.channel, lane: message.lane, recipient: message.recipient,
            resident: matter.resident, request: matter.request, startedAt: matter.openedAt, lastAt: now)
        changes.contact = Contact(
            id: ids.next(), channel: matter.channel, kind: .service, resident: matter.resident,
            request: matter.request, conversation: matter.conversation, startedAt: now)
        changes.message = FiledMessage(
            message: message, conversation: matter.conversation, request: matter.request, resident: matter.resident,
            isUnconfirmed: false)
        changes.ledger = count.entries(message, changes, now: now)
        return changes
    }

    /// Automatic mail, and spam: no contact, and a request of its own that is set aside.
    mutating func unasked(
        on channel: ChannelName, at now: Moment, _ random: inout GeneratorRandom
    ) -> Changes {
        let sender = Identity(kind: .email, address: "sender\(random.below(10_000))@example.net")
        let isAutomatic = random.happens(0.5)
        let text = isAutomatic ? "I am out of the office until Monday." : "You have won."
        var message = message(text, sender, .english, on: channel, at: now, &random)
        if isAutomatic { message.automatic = .automatic } else { message.isSpam = true }
        var changes = Changes(.filed)
        let request = ServiceRequest(
            id: ids.next(), trackingNumber: TrackingNumber(using: &numbers), title: text, status: .setAside,
            placement: Placement(
                requestType: nil, department: city.types[0].department, queue: city.types[0].queue,
                priority: city.types[0].priority, rule: "default", reason: "generated"),
            channel: channel, resident: nil, language: message.language, openedAt: now, place: nil)
        changes.request = request
        changes.message = FiledMessage(
            message: message, conversation: nil, request: request.id, resident: nil, isUnconfirmed: false)
        changes.decisions = [
            Decision(
                id: ids.next(), kind: .setAside, request: request.id, message: message.id,
                reason: isAutomatic ? AutomaticMark.automatic.rawValue : "spam", score: 1, at: now)
        ]
        changes.ledger = count.entries(message, changes, now: now)
        return changes
    }

    private mutating func matter(
        _ person: GeneratedPeople.Person, _ type: RequestType, on channel: ChannelName, at now: Moment,
        _ random: inout GeneratorRandom
    ) -> GeneratedMatter {
        let promised = Int64(type.resolvedHours ?? 48) * 3_600_000
        // Half of all in two thirds of the time, some in many times of it.
        let took = Int64(Double(promised) * 0.66 * exp(0.8 * random.normal()))
        return GeneratedMatter(
            request: ids.next(), number: TrackingNumber(using: &numbers), conversation: ids.next(), channel: channel,
            resident: person.resident, identity: person.identity, language: person.language, openedAt: now,
            closesAt: Moment(milliseconds: now.milliseconds + max(60_000, took)),
            limit: type.resolvedHours == nil ? nil : Moment(milliseconds: now.milliseconds + promised))
    }

    private func open(
        _ matter: GeneratedMatter, _ type: RequestType, _ place: String, _ text: String, _ message: Message,
        _ changes: inout Changes
    ) {
        var placement = Placement(
            requestType: type.code, department: type.department, queue: type.queue, priority: type.priority,
            rule: "catalogue", reason: "generated")
        placement.score = 1
        changes.request = ServiceRequest(
            id: matter.request, trackingNumber: matter.number, title: String(text.prefix(200)), status: .triage,
            placement: placement, channel: matter.channel, resident: matter.resident, language: matter.language,
            openedAt: matter.openedAt, place: place)
        changes.events = [
            TimelineEvent(
                id: ids.next(), request: matter.request, kind: .opened, message: message.id, detail: "catalogue",
                at: matter.openedAt)
        ]
        changes.decisions = [
            Decision(
                id: ids.next(), kind: .placed, request: matter.request, message: message.id, reason: "generated",
                score: 1, at: matter.openedAt)
        ]
        guard matter.channel.kind.isWritten else { return }
        changes.outbox = [
            OutboundMessage(
                id: ids.next(), kind: .acknowledgement, channel: matter.channel, recipient: matter.identity.address,
                subject: nil, text: "We have it: \(matter.number).", language: matter.language,
                request: matter.request, conversation: matter.conversation, cause: message.id,
                createdAt: matter.openedAt, dueAt: matter.openedAt)
        ]
    }

    private func message(
        _ text: String, _ sender: Identity, _ language: Language, on channel: ChannelName, at now: Moment,
        _ random: inout GeneratorRandom
    ) -> Message {
        var message = Message(
            id: ids.next(), channel: channel, lane: sender.address, arrivedAt: now, sender: sender,
            isSenderVerified: true, recipient: channel.id, text: text, fullText: text,
            digest: ContentDigest(high: random.next(), low: random.next()))
        message.language = language
        message.detectedLanguage = language
        if channel.kind == .phone || channel.kind == .walkIn { message.enteredBy = "staff@example.org" }
        return message
    }
}
