import Foundation
import Intake
import Reports
import Testing

@testable import Store

/// Every measure counted once more, row by row in plain loops: what the figures have to agree with.
struct NaiveRecount {
    private struct Request {
        var channel: ChannelName
        var type: String
        var department: String
        var origin: Origin
        var openedAt: Moment
        var status: String
        var parent: String
    }

    private struct Answer {
        var id: String
        var request: String
        var at: Moment
    }

    /// What was counted, by day and cell.
    private(set) var days: [String: DayFigures] = [:]
    private let calendar: CityCalendar
    private var requests: [String: Request] = [:]

    init(_ city: SmallCity, calendar: CityCalendar) async throws {
        self.calendar = calendar
        for row in try await city.rows(
            """
            SELECT id, channel_kind, channel, COALESCE(request_type, ''), department, is_staff_entered, opened_at, status,
                COALESCE(parent, 0) FROM service_request
            """, columns: 9)
        {
            requests[row[0]] = Request(
                channel: try Self.channel(row[1], row[2]), type: row[3], department: row[4],
                origin: row[5] == "1" ? .staff : .resident, openedAt: try Self.moment(row[6]), status: row[7],
                parent: row[8])
        }
        try await countContacts(city)
        try await countChanges(city)
        try await countEvents(city)
        try await countMessages(city)
    }

    /// The sums of a measure by some dimensions, as a page would ask.
    func sums(_ measure: Measure, by dimensions: [FigureDimension]) -> [[String]: FigureSum] {
        var sums: [[String]: FigureSum] = [:]
        for (day, figures) in days {
            for (cell, sum) in figures.sums where cell.measure == measure {
                let labels = dimensions.map { dimension in
                    switch dimension {
                    case .channelKind: cell.key.channel?.kind.rawValue ?? ""
                    case .channel: cell.key.channel?.id ?? ""
                    case .requestType: cell.key.requestType ?? ""
                    case .department: cell.key.department ?? ""
                    case .origin: cell.key.origin?.rawValue ?? ""
                    case .day: day
                    case .month: String(day.prefix(7))
                    }
                }
                sums[labels, default: FigureSum()].merge(sum)
            }
        }
        return sums.filter { !$0.value.isNothing }
    }

    private mutating func add(
        _ measure: Measure, _ amount: Int, at moment: Moment, _ channel: ChannelName, _ request: Request?,
        _ origin: Origin, bucket: Int? = nil
    ) {
        let key = FigureKey(
            channel: channel, requestType: request?.type ?? "", department: request?.department ?? "", origin: origin)
        days[calendar.day(of: moment), default: DayFigures()].add(
            amount, to: FigureCell(measure: measure, key: key), bucket: bucket)
    }

    private mutating func add(_ measure: Measure, at moment: Moment, of request: Request, bucket: Int? = nil) {
        add(measure, 1, at: moment, request.channel, request, request.origin, bucket: bucket)
    }

    private mutating func countContacts(_ city: SmallCity) async throws {
        for row in try await city.rows(
            "SELECT channel_kind, channel, kind, COALESCE(request, 0), started_at, is_staff_entered FROM contact",
            columns: 6)
        {
            let (channel, at) = (try Self.channel(row[0], row[1]), try Self.moment(row[4]))
            let origin: Origin = row[5] == "1" ? .staff : .resident
            let request = requests[row[3]]
            add(.contact, 1, at: at, channel, request, origin)
            let local = at.milliseconds + calendar.offset(at: at).milliseconds
            add(.contactHour, 1, at: at, channel, nil, origin, bucket: Int(local / 3_600_000 % 24))
            guard request?.status != "set_aside" else { continue }
            if row[2] == "information" { add(.information, 1, at: at, channel, request, origin) }
            if row[2] == "feedback" { add(.feedback, 1, at: at, channel, request, origin) }
            if let request, request.openedAt < at { add(.followUp, 1, at: at, channel, request, origin) }
        }
    }

    private mutating func countChanges(_ city: SmallCity) async throws {
        let breaches = Dictionary(
            try await city.rows(
                "SELECT request, at FROM service_event WHERE stage = 'resolved' AND kind = 'breach'", columns: 2
            )
            .map { ($0[0], try Self.moment($0[1])) }, uniquingKeysWith: min)
        let measures: [String: Measure] = [
            "contact": .contact, "opened": .opened, "resolved": .resolved, "reopened": .reopened,
        ]
        for row in try await city.rows(
            "SELECT channel_kind, channel, kind, COALESCE(request, 0), happened_at, amount, is_reversed FROM counted_change",
            columns: 7)
        {
            let (channel, at) = (try Self.channel(row[0], row[1]), try Self.moment(row[4]))
            let (request, amount) = (requests[row[3]], try #require(Int(row[5])))
            if let measure = measures[row[2]] {
                add(measure, amount, at: at, channel, request, request?.origin ?? .resident)
            }
            guard row[2] == "resolved", amount > 0, row[6] == "0", let request else { continue }
            let bucket = DurationBucket.index(ofMilliseconds: at.milliseconds - request.openedAt.milliseconds)
            add(.resolution, at: at, of: request, bucket: bucket)
            if let breach = breaches[row[3]], breach <= at { add(.resolvedLate, at: at, of: request) }
        }
    }

    private mutating func countEvents(_ city: SmallCity) async throws {
        let answers = try await city.rows(
            "SELECT id, request, written_at FROM answer WHERE withdrawn_at IS NULL ORDER BY id", columns: 3
        ).map { Answer(id: $0[0], request: $0[1], at: try Self.moment($0[2])) }
        var isAnswered: Set<String> = []
        for answer in answers {
            guard let request = requests[answer.request], answer.at >= request.openedAt,
                isAnswered.insert(answer.request).inserted, request.status != "set_aside"
            else { continue }
            let bucket = DurationBucket.index(
                ofMilliseconds: answer.at.milliseconds - request.openedAt.milliseconds)
            add(.firstAnswer, at: answer.at, of: request, bucket: bucket)
        }
        let events = try await city.rows("SELECT id, COALESCE(request, 0), kind, at FROM event ORDER BY id", columns: 4)
        var complained: Set<String> = []
        for (index, row) in events.enumerated() {
            guard let request = requests[row[1]] else { continue }
            let id = RowID(rawValue: try #require(Int64(row[0])))
            let (at, drawn) = (try Self.moment(row[3]), RowIDSource.moment(of: id))
            switch row[2] {
            case "reopened", "not_fixed", "disputed", "recurs":
                if complained.insert(calendar.day(of: drawn) + row[1]).inserted {
                    add(.complained, at: drawn, of: request)
                }
            case "opened":
                add(.opened, at: request.openedAt, of: request)
            case "linked":
                let isTakenBack = events[(index + 1)...].contains { $0[1] == row[1] && $0[2] == "unlinked" }
                if request.parent != "0", !isTakenBack { add(.linked, at: drawn, of: request) }
            case "chat_ended":
                let isAnswered = answers.contains {
                    ($0.request == row[1] || $0.request == request.parent) && $0.at <= at
                }
                if !isAnswered { add(.abandonedChat, at: drawn, of: request) }
            default: break
            }
        }
    }

    /// What went out, came again, and could not be read and still waits.
    private mutating func countMessages(_ city: SmallCity) async throws {
        for row in try await city.rows(
            "SELECT channel_kind, channel, COALESCE(request, 0), sent_at FROM outbox WHERE sent_at IS NOT NULL",
            columns: 4)
        {
            let (channel, request) = (try Self.channel(row[0], row[1]), requests[row[2]])
            add(.outbound, 1, at: try Self.moment(row[3]), channel, request, request?.origin ?? .resident)
        }
        let aside =
            try await city.rows(
                """
                SELECT channel_kind, channel, CASE WHEN automatic IS NULL THEN 'spam' ELSE 'automatic' END, arrived_at, 1
                FROM message WHERE automatic IS NOT NULL OR is_spam = 1
                """, columns: 5)
            + city.rows(
                """
                SELECT channel_kind, channel, kind, happened_at, amount FROM counted_change
                WHERE kind IN ('automatic', 'spam')
                """, columns: 5)
        for row in aside {
            let measure = try #require(Measure(rawValue: row[2]))
            let amount = try #require(Int(row[4]))
            add(measure, amount, at: try Self.moment(row[3]), try Self.channel(row[0], row[1]), nil, .resident)
        }
        for (measure, table) in [
            (Measure.redelivered, "redelivery"), (.quarantined, "quarantine WHERE replayed_at IS NULL"),
        ] {
            for row in try await city.rows("SELECT channel_kind, channel, at FROM \(table)", columns: 3) {
                add(
                    measure, 1, at: try Self.moment(row[2]), try Self.channel(row[0], row[1]), nil, .resident)
            }
        }
    }

    private static func channel(_ kind: String, _ id: String) throws -> ChannelName {
        ChannelName(kind: try #require(ChannelKind(rawValue: kind)), id: id)
    }

    private static func moment(_ text: String) throws -> Moment { Moment(milliseconds: try #require(Int64(text))) }
}
