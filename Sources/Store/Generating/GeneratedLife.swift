import Intake

/// The imagined city from hour to hour: who writes what, and what becomes of it.
struct GeneratedLife {
    /// Contacts that follow up a request, of all.
    private static let followUps = 0.2
    /// Requests that may be followed up are drawn from the last so many.
    private static let remembered = 4_096

    let ids: RowIDSource
    /// Contacts so far.
    private(set) var contacts = 0

    private let city: GeneratedCity
    private let clock: GeneratingClock
    private let pace: GeneratedPace
    private var random: GeneratorRandom
    private var people: GeneratedPeople
    private var filing: GeneratedFiling
    private var plan = GeneratorPlan()
    private var recent: [GeneratedMatter] = []

    init(_ city: GeneratedCity, ids: RowIDSource, clock: GeneratingClock) {
        self.city = city
        self.ids = ids
        self.clock = clock
        pace = GeneratedPace(city.channels)
        random = GeneratorRandom(seed: city.seed)
        people = GeneratedPeople(count: max(100, city.contacts / 4))
        filing = GeneratedFiling(city, ids: ids)
    }

    mutating func perDay(_ days: [String]) -> [Int] {
        GeneratedPace.perDay(days, contacts: city.contacts, &random)
    }

    /// Plans a day's arrivals.
    mutating func plan(_ contacts: Int, in day: Range<Moment>) {
        let length = day.upperBound.milliseconds - day.lowerBound.milliseconds
        for _ in 0..<contacts {
            let channel = random.index(of: pace.channels, sum: pace.sum)
            let time = min(GeneratedPace.time(on: city.channels[channel].kind, &random), length - 1)
            plan.add(.arrival(channel), at: Moment(milliseconds: day.lowerBound.milliseconds + time))
        }
    }

    /// What happens in the next hour before `end`; nil where the day is over.
    mutating func nextHour(before end: Moment) -> [GeneratedHappening]? {
        guard let items = plan.next(before: end) else { return nil }
        var happenings: [GeneratedHappening] = []
        for item in items {
            clock.set(to: item.at)
            switch item.kind {
            case .arrival(let channel): arrive(city.channels[channel], at: item.at, &happenings)
            case .answer(let matter): happenings.append(happening(.answered(matter), item.at))
            case .chatEnd(let matter): happenings.append(happening(.chatEnded(matter), item.at))
            case .closing(let matter): close(matter, at: item.at, &happenings)
            case .reopening(let matter):
                happenings.append(happening(.reopened(matter), item.at))
                plan.add(.closing(matter), at: item.at + .seconds(Int64(3_600 * (4 + random.below(72)))))
            case .score(let matter, let survey):
                guard let scores = scores() else { continue }
                let way = matter.channel.kind == .sms ? SurveyAnswer.Way.text : .link
                let answer = SurveyAnswer(
                    survey: survey, request: matter.request, scores: scores, way: way, at: item.at)
                happenings.append(happening(.scored(answer, matter.channel), item.at))
            }
        }
        return happenings
    }

    private func happening(_ kind: GeneratedHappening.Kind, _ at: Moment) -> GeneratedHappening {
        GeneratedHappening(at: at, kind: kind, id: ids.next())
    }

    private mutating func arrive(_ channel: ChannelName, at now: Moment, _ happenings: inout [GeneratedHappening]) {
        if channel.kind == .email, random.happens(0.06) {
            happenings.append(happening(.filed(filing.unasked(on: channel, at: now, &random)), now))
        }
        contacts += 1
        if random.happens(Self.followUps), let matter = followed(on: channel, at: now) {
            happenings.append(happening(.filed(filing.followUp(matter, at: now, &random)), now))
            return
        }
        let person = people.next(on: channel, at: now, ids, &random)
        let (changes, matter) = filing.new(person, on: channel, at: now, &random)
        happenings.append(happening(.filed(changes), now))
        guard let matter else { return }
        remember(matter)
        expect(matter)
    }

    /// An open request of the same channel's, by chance.
    private mutating func followed(on channel: ChannelName, at now: Moment) -> GeneratedMatter? {
        guard !recent.isEmpty else { return nil }
        for _ in 0..<8 {
            let matter = recent[random.below(recent.count)]
            if matter.channel == channel, matter.closesAt > now { return matter }
        }
        return nil
    }

    private mutating func remember(_ matter: GeneratedMatter) {
        if recent.count < Self.remembered {
            recent.append(matter)
        } else {
            recent[random.below(Self.remembered)] = matter
        }
    }

    /// Plans what comes of a request.
    private mutating func expect(_ matter: GeneratedMatter) {
        let length = matter.closesAt.milliseconds - matter.openedAt.milliseconds
        switch matter.channel.kind {
        case .chat:
            let isAnswered = random.happens(0.93)
            if isAnswered { plan.add(.answer(matter), at: matter.openedAt + .seconds(Int64(20 + random.below(300)))) }
            plan.add(.chatEnd(matter), at: matter.openedAt + .seconds(Int64(400 + random.below(900))))
        case .email, .sms, .web, .mobileApp, .social:
            let share = 0.02 + 0.4 * random.share()
            plan.add(
                .answer(matter), at: Moment(milliseconds: matter.openedAt.milliseconds + Int64(Double(length) * share)))
        case .phone, .walkIn: break
        }
        plan.add(.closing(matter), at: matter.closesAt)
    }

    private mutating func close(_ matter: GeneratedMatter, at now: Moment, _ happenings: inout [GeneratedHappening]) {
        let closing = happening(.closed(matter), now)
        happenings.append(closing)
        if random.happens(0.02) {
            plan.add(.reopening(matter), at: now + .seconds(Int64(3_600 * (1 + random.below(72)))))
        } else if matter.channel.kind.isWritten, random.happens(0.25) {
            let survey = happening(.surveyed(matter, closing: closing.id), now)
            happenings.append(survey)
            if random.happens(0.2) {
                plan.add(
                    .score(matter, survey: survey.id), at: now + .seconds(Int64(600 + random.below(172_800))))
            }
        }
    }

    /// Mostly good ones.
    private mutating func scores() -> SurveyScores? {
        func one(_ random: inout GeneratorRandom) -> Int { [5, 5, 5, 4, 4, 4, 3, 3, 2, 1][random.below(10)] }
        let isWhole = random.happens(0.6)
        return SurveyScores(
            overall: one(&random), accuracy: isWhole ? one(&random) : nil, courtesy: isWhole ? one(&random) : nil,
            ease: isWhole ? one(&random) : nil)
    }
}

extension ChannelKind {
    /// Whether the gateway itself writes to residents on it.
    var isWritten: Bool {
        switch self {
        case .email, .chat, .sms: true
        case .phone, .walkIn, .web, .mobileApp, .social: false
        }
    }
}
