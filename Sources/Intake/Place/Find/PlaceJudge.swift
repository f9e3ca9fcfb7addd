/// Looks at the places of a text together: which of two libraries is meant, whose home an address is, what lies outside the city.
struct PlaceJudge {
    private let gazetteer: Gazetteer
    private let scan: PlaceScan

    init(_ gazetteer: Gazetteer, _ scan: PlaceScan) {
        self.gazetteer = gazetteer
        self.scan = scan
    }

    /// In the order of the text.
    func judged() -> [FoundPlace] {
        var places = scan.places
        for index in places.indices { chooseNearest(index, &places) }
        for index in places.indices { confirm(index, &places) }
        if places.count > 1 { for index in places.indices where isHome(places[index]) { lower(&places[index]) } }
        for index in places.indices { checkCity(&places[index]) }
        return places.filter { $0.confidence >= PlaceFinder.least }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// "the library on Broadway": of several landmarks of one name, the one nearest to what else the text names.
    private func chooseNearest(_ index: Int, _ places: inout [FoundPlace]) {
        guard places[index].kind == .landmark,
            let mention = scan.landmarks.values.first(where: {
                scan.bytes($0.tokens).lowerBound == places[index].range.lowerBound
            }),
            mention.landmarks.count > 1,
            let other = places.first(where: { $0.kind != .landmark && $0.point != nil && $0.isInside != false })
        else { return }
        let near = mention.landmarks.prefix(50).compactMap { number -> (number: Int, metres: Double)? in
            guard let point = gazetteer.landmarks[number].point, let metres = metres(other, point) else { return nil }
            return (number, metres)
        }
        guard let best = near.min(by: { $0.metres < $1.metres }) else { return }
        let landmark = gazetteer.landmarks[best.number]
        places[index].text = PlaceScan.text(landmark)
        places[index].point = landmark.point
        places[index].ward = landmark.ward ?? landmark.point.flatMap { gazetteer.ward(at: $0) }
        places[index].reasons = ["of several of this name the nearest to \(other.text)"]
        // Beside it, the one is meant; far from it, it is only the likeliest.
        places[index].confidence = best.metres < 400 ? 0.8 : min(0.9, places[index].confidence / 0.6)
    }

    /// "on Highland Ave by the hospital": a landmark on a street that the text names is meant.
    private func confirm(_ index: Int, _ places: inout [FoundPlace]) {
        guard places[index].kind == .landmark, places[index].confidence < 0.85, let point = places[index].point else {
            return
        }
        let street = places.first { place in
            place.kind == .street && place.confidence >= 0.35 && metres(place, point).map { $0 < 150 } ?? false
        }
        guard let street else { return }
        places[index].confidence = 0.85
        places[index].reasons.append("on \(street.text), which the text names too")
    }

    private func metres(_ place: FoundPlace, _ point: GeoPoint) -> Double? {
        guard place.kind == .street, let name = place.streets.first,
            let street = gazetteer.streets.firstIndex(where: { $0.name.text == name })
        else { return place.point?.metres(to: point) }
        return gazetteer.nearest(to: point, of: street)?.metres
    }

    /// Whether "I live at" and the like stand before a place.
    private func isHome(_ place: FoundPlace) -> Bool {
        guard let start = scan.tokens.firstIndex(where: { $0.range.lowerBound >= place.range.lowerBound }) else {
            return false
        }
        var index = start
        for _ in 0..<5 {
            guard index > 0, scan.tokens[index].gap.isSubset(of: [.space, .comma, .stop, .hyphen, .hash]) else {
                return false
            }
            index -= 1
            if scan.tokens[index].cues.contains(.home) { return true }
        }
        return false
    }

    private func lower(_ place: inout FoundPlace) {
        place.confidence *= 0.75
        place.reasons.append("the writer seems to live there")
    }

    private func checkCity(_ place: inout FoundPlace) {
        guard place.isInside == nil, let point = place.point else { return }
        place.isInside = gazetteer.isInside(point)
        if place.isInside == false { place.reasons.append("outside the city") }
        if place.ward == nil { place.ward = gazetteer.ward(at: point) }
    }
}
