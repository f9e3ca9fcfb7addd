/// One row or feature of a city's file: texts by column, with the city's own names of columns taken for ours.
struct GazetteerFields {
    /// By our names of columns.
    let values: [String: String]
    /// Where it stands.
    let place: GazetteerProblem.Place

    /// What stands in a column; nil where there is nothing but white space.
    func text(_ column: String) -> String? {
        guard let value = values[column] else { return nil }
        let trimmed = value.drop(while: \.isWhitespace)
        guard let end = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
        return String(trimmed[...end])
    }

    /// A text that must be there.
    func required(_ column: String) throws(GazetteerProblem) -> String {
        guard let text = text(column) else { throw problem(column, "is missing") }
        return text
    }

    /// Several texts, parted by `;` or `|`.
    func texts(_ column: String) throws(GazetteerProblem) -> [String] {
        guard let text = text(column) else { return [] }
        let texts = text.split { $0 == ";" || $0 == "|" }
            .map { String($0.drop(while: \.isWhitespace)) }.filter { !$0.isEmpty }
        guard texts.count <= GazetteerLimits.aliases else {
            throw problem(column, "has more than \(GazetteerLimits.aliases) names")
        }
        return texts
    }

    /// A house number; a letter behind it is left out. Nil where there is none, or 0, which files have for "none".
    func house(_ column: String) throws(GazetteerProblem) -> Int? {
        guard let text = text(column) else { return nil }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        // What was a number with decimals in a spreadsheet.
        let rest = text.dropFirst(digits.count)
        guard let number = Int(digits), rest.count <= 2, (0...HouseRange.highest).contains(number) else {
            throw problem(column, "must be a house number from 1 to \(HouseRange.highest), not `\(text.prefix(40))`")
        }
        return number == 0 ? nil : number
    }

    /// A point by two columns; nil where both are empty.
    func point(_ latitude: String, _ longitude: String) throws(GazetteerProblem) -> GeoPoint? {
        guard let north = text(latitude) else {
            guard text(longitude) == nil else { throw problem(latitude, "is missing beside \(longitude)") }
            return nil
        }
        guard let east = text(longitude) else { throw problem(longitude, "is missing beside \(latitude)") }
        guard let latitudeValue = Double(north), abs(latitudeValue) <= 90 else {
            throw problem(latitude, "must be degrees from -90 to 90, not `\(north.prefix(40))`")
        }
        guard let longitudeValue = Double(east),
            let point = GeoPoint(latitude: latitudeValue, longitude: longitudeValue)
        else { throw problem(longitude, "must be degrees from -180 to 180, not `\(east.prefix(40))`") }
        return point
    }

    /// What is wrong in a column.
    func problem(_ column: String, _ reason: String) -> GazetteerProblem {
        switch place {
        case .row(let row, _): GazetteerProblem(.row(row, column: column), reason)
        case .feature(let feature, _): GazetteerProblem(.feature(feature, property: column), reason)
        case .file: GazetteerProblem(.file, reason)
        }
    }
}
