import Foundation
import Intake

/// Reads `routing.yaml`: the service catalogue, the rules, where everything else goes, and what sounds like an emergency.
struct RoutingReader {
    private let file: URL
    private let name: String
    private let channels: [ChannelName]
    private let catalogue: URL?
    private let holidays: Set<String>
    private let problems: ProblemList

    /// - Parameters:
    ///   - name: how the file is named in messages.
    ///   - catalogue: read in place of the one that is named in the file.
    ///   - holidays: the city's, beside those that the file names.
    init(
        file: URL, name: String, channels: [ChannelName], catalogue: URL? = nil, holidays: Set<String> = [],
        problems: ProblemList
    ) {
        self.file = file
        self.name = name
        self.channels = channels
        self.catalogue = catalogue
        self.holidays = holidays
        self.problems = problems
    }

    /// Nil where something is wrong, which is noted.
    func routing() -> (rules: RoutingRules, emergencies: EmergencyPhrases, catalogueFile: URL?)? {
        let before = problems.problems.count
        let read = SettingsFile.fields(
            at: file, name: name, known: SettingsReference.names(SettingsReference.route), problems: problems)
        guard let fields = read else { return nil }
        let typeFields = fields.list("request_types", known: SettingsReference.names(SettingsReference.requestType))
        let ruleFields = fields.list("rules", known: SettingsReference.names(SettingsReference.rule))
        let otherwise = fields.fields("otherwise", known: SettingsReference.names(SettingsReference.rulePlace))
        let department = otherwise.required("department", example: "311")
        let fallback = RoutingDefault(
            department: department, queue: otherwise.text("queue") ?? department, priority: priority(otherwise) ?? 3)
        let emergencies = emergencies(fields)
        let rules = ruleFields.map(rule)
        let holidays = self.holidays.union(HolidaysReader(fields: fields).holidays())
        let types = catalogueTypes(fields) ?? typeFields.map(requestType)
        let mail = DepartmentMailReader(fields)
        // What is missing or misspelt is told already, and would be told again as an empty name.
        guard problems.problems.count == before else { return nil }
        do throws(RoutingProblems) {
            var rules = try RoutingRules(
                rules, default: fallback, catalogue: RequestCatalogue(types), channels: channels,
                holidays: holidays)
            guard mail.isOf(rules.departments) else { return nil }
            rules.departmentMail = mail.addresses
            return (rules, emergencies, catalogueFile(fields)?.url)
        } catch {
            for problem in error.problems {
                let place =
                    switch problem.place {
                    case .routingDefault: otherwise.line
                    case .rule(let index, _): ruleFields[index].line
                    case .requestType(let index, _):
                        typeFields.indices.contains(index) ? typeFields[index].line : fields.line(of: "catalogue")
                    }
                problems.add(problem.description, file: fields.file, line: place)
            }
            return nil
        }
    }

    /// Where the types stand, and how that is named in messages; nil where they stand here.
    private func catalogueFile(_ fields: SettingsFields) -> (url: URL, name: String)? {
        guard let named = fields.text("catalogue") else { return nil }
        let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
        return (
            URL(fileURLWithPath: named, relativeTo: file.deletingLastPathComponent()).standardizedFileURL,
            named.hasPrefix("/") ? named : folder + named
        )
    }

    /// The types of the file that is named; nil where none is.
    private func catalogueTypes(_ fields: SettingsFields) -> [RequestType]? {
        guard var place = catalogueFile(fields) else { return nil }
        if let catalogue { place = (catalogue, catalogue.relativePath) }
        if fields.has("request_types") {
            fields.complain("request_types", "and `catalogue` are two catalogues; keep one of them")
        }
        do throws(CatalogueProblems) {
            return try CatalogueFile.types(at: place.url)
        } catch {
            for problem in error.problems {
                let message = [problem.column, problem.reason].compactMap(\.self).joined(separator: ": ")
                problems.add(message, file: place.name, line: problem.row)
            }
            return []
        }
    }

    private func emergencies(_ top: SettingsFields) -> EmergencyPhrases {
        let fields = top.fields("emergency", known: SettingsReference.names(SettingsReference.emergency))
        let phrases = fields.texts("phrases")
        for problem in phrases.compactMap(EmergencyPhrases.problem) { fields.complain("phrases", problem) }
        return fields.flag("standard", default: true) ? .standard(and: phrases) : EmergencyPhrases(phrases)
    }

    private func requestType(_ fields: SettingsFields) -> RequestType {
        let department = fields.required("department", example: "Public Works")
        return RequestType(
            code: fields.required("code", example: "pothole"),
            names: [.english: fields.text("name") ?? fields.text("code") ?? ""], group: fields.text("group") ?? "",
            department: department, queue: fields.text("queue") ?? department, priority: priority(fields) ?? 3,
            keywords: fields.texts("keywords"), isActive: fields.flag("active", default: true),
            isPublic: fields.flag("public", default: true),
            surveyRate: fields.has("survey_rate") ? fields.integer("survey_rate", default: 100, in: 0...100) : nil,
            questions: TypeQuestionsReader(fields: fields).questions())
    }

    private func rule(_ fields: SettingsFields) -> RoutingRule {
        let match = fields.fields("when", known: SettingsReference.names(SettingsReference.ruleMatch))
        let place = fields.fields("then", known: SettingsReference.names(SettingsReference.rulePlace))
        return RoutingRule(
            name: fields.required("name", example: "potholes"),
            when: RoutingRule.Condition(
                channels: match.texts("channels"), keywords: match.texts("keywords"),
                requestTypes: match.texts("types"), languages: languages(match),
                departments: match.texts("departments"), places: match.texts("places"),
                times: RoutingTimesReader(fields: match).times(), isVerified: optionalFlag("verified", match),
                isKnown: optionalFlag("known", match), load: RoutingLoadReader(fields: match).load()),
            then: RoutingRule.Outcome(
                requestType: place.text("type"), department: place.text("department"),
                queue: place.text("queue") ?? place.text("department"), priority: priority(place),
                acknowledgement: place.text("template"), notify: place.texts("notify"),
                tags: place.texts("tags")))
    }

    private func priority(_ fields: SettingsFields) -> Int? {
        fields.has("priority") ? fields.integer("priority", default: 3, in: 1...5) : nil
    }

    private func optionalFlag(_ key: String, _ fields: SettingsFields) -> Bool? {
        fields.has(key) ? fields.flag(key, default: true) : nil
    }

    private func languages(_ fields: SettingsFields) -> [Language] {
        fields.texts("languages").compactMap { text in
            if let language = Language(rawValue: text) { return language }
            fields.complain("languages", "knows en, es, pt and ht")
            return nil
        }
    }
}
