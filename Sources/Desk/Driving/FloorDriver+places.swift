package import Intake

extension FloorDriver: ChatPlaces {
    /// The order of the floor itself, over all its lines: by due time, priority and age, whatever each asks for.
    package func places() -> [RowID: Int] {
        var places: [RowID: Int] = [:]
        for (item, row) in rows where row.card.channel == .chat {
            guard let ahead = floor.ahead(of: item) else { continue }
            places[RowID(rawValue: item.rawValue)] = ahead + 1
        }
        return places
    }
}
