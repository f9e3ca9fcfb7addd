import Desk
import Intake

/// What somebody typed into the form of a contact, with everything that is wrong with it.
struct LogForm {
    static let longestName = 100
    static let longestPlace = 200

    let form: SourceID
    let channel: ChannelName
    let kind: ContactKind
    let text: String
    let name: String
    let caller: String
    let place: String
    let language: Language
    let requestType: String?
    let joins: TrackingNumber?
    private(set) var problems: [FormProblem] = []

    /// - Throws: `badForm` where it lacks what its page always sends.
    init(_ page: PageForm, _ ports: LogPorts) throws(StaffRefusal) {
        let form = page["form"].flatMap { (1...64).contains($0.utf8.count) ? SourceID("desk/\($0)") : nil }
        let channel = ports.channels.first { $0.id == page["channel"] }
        guard let form, let channel, let kind = ContactKind(rawValue: page.text("kind")) else { throw .badForm }
        self.form = form
        self.channel = channel
        self.kind = kind
        text = Self.trimmed(page.text("about"))
        name = Self.line(page.text("name"), longest: Self.longestName)
        caller = Self.line(page.text("caller"), longest: 254)
        place = Self.line(page.text("place"), longest: Self.longestPlace)
        language = Language(rawValue: page.text("language")) ?? ports.cityLanguage
        let type = [page.text("type"), page.text("other_type")].first { !$0.isEmpty }
        requestType = type.flatMap { ports.catalogue[$0]?.code }
        let join = [page.text("join"), page.text("other_join")].first { !$0.isEmpty }
        joins = join.flatMap { TrackingNumber($0) }
        if text.isEmpty { problems.append(FormProblem("about", "Write what it is about.")) }
        if text.count > LoggedContact.longestText {
            problems.append(FormProblem("about", "At most \(LoggedContact.longestText) characters."))
        }
        if !caller.isEmpty, CallerAddress.identity(caller) == nil {
            problems.append(
                FormProblem(
                    "caller", "Enter a number with its area code, or with + and the country's, or an email address."))
        }
        if join != nil, joins == nil {
            problems.append(FormProblem("other_join", "Enter a tracking number as K7Q-4MD-29XF, or nothing."))
        }
    }

    mutating func complain(_ problem: FormProblem) { problems.append(problem) }

    func contact(joining request: RowID?, by name: String) -> LoggedContact {
        LoggedContact(
            kind: kind, text: text, name: self.name.isEmpty ? nil : self.name,
            caller: CallerAddress.identity(caller), place: place.isEmpty ? nil : place, language: language,
            requestType: requestType, joins: request, enteredBy: name)
    }

    static func line(_ text: String, longest: Int) -> String {
        String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(longest))
    }

    private static func trimmed(_ text: String) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
