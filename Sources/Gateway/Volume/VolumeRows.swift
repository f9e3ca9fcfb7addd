import Foundation
import Intake

/// Takes a file's rows one by one.
struct VolumeRows {
    let mapping: VolumeMapping
    let places: VolumeColumns
    var times: VolumeRowPlace
    let channels: [String: ChannelName]
    let channel: ChannelName?
    private(set) var reading = VolumeReading()

    init(
        mapping: VolumeMapping, places: VolumeColumns, times: VolumeRowPlace, channels: [String: ChannelName],
        channel: ChannelName?
    ) {
        self.mapping = mapping
        self.places = places
        self.times = times
        self.channels = channels
        self.channel = channel
        if case .day = mapping.when { reading.isByHour = false } else { reading.isByHour = true }
    }

    /// Counts a row, or notes why not. A row without anything in it, or one that the mapping passes over, is none.
    mutating func add(_ cells: [String], _ line: Int) {
        func cell(_ index: Int) -> String {
            cells.indices.contains(index) ? cells[index].trimmingCharacters(in: .whitespaces) : ""
        }
        let time = cell(places.time)
        if mapping.ignored.contains(time) || (time.isEmpty && cells.allSatisfy { $0.allSatisfy(\.isWhitespace) }) {
            return
        }
        reading.rows += 1
        var found: (channel: ChannelName, day: Int)?
        do throws(VolumeRowPlace.Nowhere) {
            guard let channel = try rowChannel(places.channel.map(cell)) else {
                reading.others += 1
                return
            }
            let place = try place(time, places.hour.map(cell))
            found = (channel, place.day)
            let amount = try Self.amount(cell(places.count), mapping.thousands)
            let taken = reading.tallies[channel, default: VolumeTally()].add(
                amount, day: place.day, hour: place.hour, places: place.places, occurrence: place.occurrence,
                line: line, adds: mapping.sameHour == .add)
            if let taken {
                let what = "\(CivilDate(daysSince1970: place.day))\(place.hour.map { " \($0):00" } ?? "")"
                throw VolumeRowPlace.Nowhere(
                    reason: "\(what) stands in line \(taken) already; `same_hour: add` adds such rows up")
            }
        } catch {
            if let found { reading.doubtful[found.channel, default: []].insert(found.day) }
            reading.refusals.append(VolumeRefusal(line: line, reason: error.reason))
        }
    }

    /// Nil where the row is of a channel that was not asked for.
    private func rowChannel(_ value: String?) throws(VolumeRowPlace.Nowhere) -> ChannelName? {
        guard let value else { return channel }
        guard let name = channels[mapping.channels[value] ?? value] else {
            throw VolumeRowPlace.Nowhere(
                reason: "\(VolumeFileReader.quoted(value)) is no channel; the mapping's `channels` says which one it is"
            )
        }
        return channel == nil || channel == name ? name : nil
    }

    private mutating func place(
        _ time: String, _ hour: String?
    ) throws(VolumeRowPlace.Nowhere) -> VolumeRowPlace.Place {
        switch mapping.when {
        case .day(_, let pattern):
            return try times.day(try Self.parts(time, pattern, "date"), time)
        case .timestamp(_, let pattern):
            return try times.hour(try Self.parts(time, pattern, "timestamp"), time)
        case .hour(_, let datePattern, _, let hourPattern):
            var parts = try Self.parts(time, datePattern, "date")
            let clock = try Self.parts(hour ?? "", hourPattern, "hour")
            (parts.wholeHour, parts.minute, parts.offset) = (clock.hour, clock.minute, clock.offset ?? parts.offset)
            return try times.hour(parts, time)
        }
    }

    private static func parts(
        _ text: String, _ pattern: TimePattern, _ what: String
    ) throws(VolumeRowPlace.Nowhere) -> TimeParts {
        guard !text.isEmpty else { throw VolumeRowPlace.Nowhere(reason: "the \(what) is missing") }
        guard let parts = pattern.read(text) else {
            throw VolumeRowPlace.Nowhere(
                reason: "the \(what) \(VolumeFileReader.quoted(text)) is not written as the mapping says")
        }
        return parts
    }

    private static func amount(_ text: String, _ thousands: Character?) throws(VolumeRowPlace.Nowhere) -> Int {
        guard !text.isEmpty else { throw VolumeRowPlace.Nowhere(reason: "the count is missing") }
        let quoted = VolumeFileReader.quoted(text)
        var digits = thousands.map { mark in text.filter { $0 != mark } } ?? text
        // As programs write whole numbers that they hold as others: 12.0. Three zeros may be thousands.
        if let zeros = [".00", ".0"].first(where: { digits.hasSuffix($0) }) { digits.removeLast(zeros.count) }
        guard let amount = Int(digits) else {
            let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
            throw VolumeRowPlace.Nowhere(
                reason: isNumber
                    ? "the count \(quoted) is over \(VolumeFileReader.mostOfRow)"
                    : "the count \(quoted) is no whole number")
        }
        guard amount >= 0 else { throw VolumeRowPlace.Nowhere(reason: "the count \(quoted) is negative") }
        guard amount <= VolumeFileReader.mostOfRow else {
            throw VolumeRowPlace.Nowhere(reason: "the count \(quoted) is over \(VolumeFileReader.mostOfRow)")
        }
        return amount
    }
}
