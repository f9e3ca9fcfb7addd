/// What is different between two states of the catalogue.
package enum CatalogueDifference {
    /// In the order of the codes.
    ///
    /// - Parameters:
    ///   - before: the types as they last were, those that were left out since as retired ones.
    ///   - after: the catalogue.
    package static func changes(from before: [RequestType], to after: [RequestType]) -> [CatalogueChange] {
        let (old, new) = (byCode(before), byCode(after))
        return Set(old.keys).union(new.keys).sorted().compactMap { code in change(code, old[code], new[code]) }
    }

    private static func byCode(_ types: [RequestType]) -> [String: RequestType] {
        Dictionary(types.map { ($0.code, $0) }) { first, _ in first }
    }

    private static func change(_ code: String, _ old: RequestType?, _ new: RequestType?) -> CatalogueChange? {
        guard let old else { return CatalogueChange(code: code, kind: .added, fields: [], type: new) }
        guard let new else {
            return old.isActive ? CatalogueChange(code: code, kind: .retired, fields: [], type: nil) : nil
        }
        let fields = fields(old, new)
        guard !fields.isEmpty else { return nil }
        let kind: CatalogueChange.Kind = old.isActive == new.isActive ? .changed : new.isActive ? .returned : .retired
        return CatalogueChange(code: code, kind: kind, fields: fields, type: new)
    }

    /// The columns in which two types differ.
    private static func fields(_ old: RequestType, _ new: RequestType) -> [String] {
        var fields: [String] = []
        func compare<Value: Equatable>(_ name: String, _ value: KeyPath<RequestType, Value>) {
            if old[keyPath: value] != new[keyPath: value] { fields.append(name) }
        }
        for language in Language.allCases where old.names[language] != new.names[language] {
            fields.append("name_\(language.rawValue)")
        }
        compare("description", \.summary)
        compare("group", \.group)
        compare("kind", \.kind)
        compare("department", \.department)
        compare("queue", \.queue)
        compare("priority", \.priority)
        compare("keywords", \.keywords)
        compare("active", \.isActive)
        compare("active_from", \.activeFrom)
        compare("active_to", \.activeTo)
        compare("public", \.isPublic)
        compare("answered_hours", \.answeredHours)
        compare("resolved_hours", \.resolvedHours)
        compare("duplicate_metres", \.duplicateMetres)
        compare("duplicate_days", \.duplicateDays)
        compare("survey_rate", \.surveyRate)
        compare("questions", \.questions)
        return fields
    }
}
