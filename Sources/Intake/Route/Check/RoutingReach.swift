/// Finds rules that never decide. Only what is certain is told: each condition is compared with the earlier rule's on the same thing, and the earlier
/// one must be at least as wide in all of them.
struct RoutingReach {
    let rules: [RoutingRule]
    let catalogue: RequestCatalogue
    /// The configured channels; nil where they are not known.
    let channels: [ChannelName]?

    var unreachable: [UnreachableRule] {
        rules.indices.compactMap { index in
            let earlier = rules[..<index].firstIndex { covers($0.condition, rules[index].condition) }
            return earlier.map {
                UnreachableRule(index: index, name: rules[index].name, earlier: $0, earlierName: rules[$0].name)
            }
        }
    }

    private func covers(_ wide: RoutingRule.Condition, _ narrow: RoutingRule.Condition) -> Bool {
        coversChannels(wide.channels, narrow.channels) && Self.coversPhrases(wide.keywords, narrow.keywords)
            && Self.coversPhrases(wide.places, narrow.places) && Self.covers(wide.requestTypes, narrow.requestTypes)
            && Self.covers(wide.languages, narrow.languages) && coversDepartments(wide.departments, narrow)
            && coversTimes(wide.times, narrow.times)
            && (wide.isVerified == nil || wide.isVerified == narrow.isVerified)
            && (wide.isKnown == nil || wide.isKnown == narrow.isKnown)
            && wide.load.map { load in narrow.load.map(load.covers) ?? false } ?? true
    }

    /// A list holds where one of its members does, and an empty one always.
    private static func covers<Member: Equatable>(_ wide: [Member], _ narrow: [Member]) -> Bool {
        wide.isEmpty || !narrow.isEmpty && narrow.allSatisfy(wide.contains)
    }

    /// A kind holds for every channel of it. A name that is a kind's means all of those, though one channel may have it as its id.
    private func coversChannels(_ wide: [String], _ narrow: [String]) -> Bool {
        wide.isEmpty
            || !narrow.isEmpty
                && narrow.allSatisfy { name in
                    wide.contains(name)
                        || ChannelKind(rawValue: name) == nil
                            && channels?.first { $0.id == name }.map { wide.contains($0.kind.rawValue) } ?? false
                }
    }

    /// Where a type is asked for, its department is known.
    private func coversDepartments(_ wide: [String], _ narrow: RoutingRule.Condition) -> Bool {
        if Self.covers(wide, narrow.departments) { return true }
        let own = narrow.requestTypes.map { catalogue[$0]?.department }
        return !own.isEmpty && own.allSatisfy { $0.map(wide.contains) ?? false }
    }

    /// One that asks for any time at all never holds where the time is not known, however much of the week it names.
    private func coversTimes(_ wide: RoutingTimes, _ narrow: RoutingTimes) -> Bool {
        if wide == RoutingTimes() { return true }
        return narrow != RoutingTimes()
            && (wide.weekdays.isEmpty || !narrow.weekdays.isEmpty && narrow.weekdays.isSubset(of: wide.weekdays))
            && (wide.isHoliday == nil || wide.isHoliday == narrow.isHoliday)
            && (wide.spans.isEmpty
                || (0..<1_440).allSatisfy { minute in
                    !(narrow.spans.isEmpty || narrow.spans.contains { $0.holds(minute) })
                        || wide.spans.contains { $0.holds(minute) }
                })
    }

    /// Every text with one of the narrow phrases has one of the wide.
    private static func coversPhrases(_ wide: [String], _ narrow: [String]) -> Bool {
        wide.isEmpty
            || !narrow.isEmpty
                && narrow.allSatisfy { phrase in wide.contains { SoughtPhrase($0).stands(in: SoughtPhrase(phrase)) } }
    }
}
