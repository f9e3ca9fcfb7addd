import Desk
import Hummingbird
import Intake
import Reports

/// `/reports`: the manager's figures. Every view stands whole in its address.
struct ReportRoutes: Sendable {
    static let path = "/reports"

    let pages: StaffPages
    let time: StaffTime
    let ports: ReportPorts

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/reports") { request, context in try await answer(.overview, request, context) }
        readers.get("/reports/goals") { request, context in try await answer(.goals, request, context) }
        readers.get("/reports/forecast") { request, context in try await answer(.forecast, request, context) }
        for page in [ReportPage.backlog, .departments] {
            readers.get(RouterPath(page.path)) { request, context in try await answer(page, request, context) }
        }
        AgentRoutes(reports: self).add(to: people)
        MilestoneRoutes(reports: self).add(to: people)
        CauseRoutes(reports: self).add(to: readers)
        BacklogRoutes(reports: self).add(to: readers)
        readers.get("/reports/{theme}") { request, context in
            guard let page = context.parameters.get("theme").flatMap(ReportPage.init(rawValue:)), page.theme != nil
            else { throw StaffRefusal.notFound }
            return try await answer(page, request, context)
        }
    }

    var words: ReportWords { ReportWords(catalogue: ports.catalogue) }

    /// - Parameters:
    ///   - usual: the period where the address names none.
    ///   - query: what the address gives a name.
    /// - Throws: `ReportRefusal` where it names a day as of which that is none.
    func address(usual: ReportSpan = .days30, _ query: (String) -> String?) throws -> ReportAddress {
        let today = ports.calendar.day(of: ports.clock.now())
        let day = query("as-of").flatMap { $0.isEmpty ? nil : $0 }
        guard day.map(CityCalendar.isDay) ?? true else { throw ReportRefusal.noDay }
        // At the end of today everything is known that is known now.
        let asOf = day.flatMap { $0 < today ? $0 : nil }
        return ReportAddress(today: asOf ?? today, usual: usual, asOf: asOf, query)
    }

    func table(
        _ measures: [Measure], _ address: ReportAddress, by dimension: FigureDimension
    ) async throws -> FigureTable {
        let rows = try await figures(address).figures(measures, address.filter, by: [dimension])
        let labels = dimension == .channelKind ? ChannelKind.allCases.map(\.rawValue) : []
        let table = FigureTable(measures, rows, labels: labels)
        let isOrdered = [.day, .month, .channelKind].contains(dimension)
        return isOrdered ? table : table.sorted(by: measures[0])
    }

    func overviewAddress(_ query: (String) -> String?) async throws -> ReportAddress {
        let address = try address(query).with { if $0.asOf != nil { $0.dimension = .channelKind } }
        try await require(address, from: min(address.filter.lastYear.from, address.filter.before.from))
        return address
    }

    func overview(_ address: ReportAddress) async throws -> DrawnReport {
        let targets = try await targets(address) { subject in
            if case .agent = subject { return false }
            return true
        }
        let comparison = try await comparison(address, targets)
        let volume = try await table(known([.contact, .opened, .followUp], address), address, by: .channelKind)
        var values = try await common(address, path: Self.path, Measure.told)
        let moved = comparison.moved { words.label($0, .channelKind) }
        let dated = try await DatedNotes.read(address.filter, asOf: end(address), from: ports.dateNotes)
        let grid = ReportTables(words: words, targets: targets, notes: dated)
        values["table"] = Self.byChannel(volume, grid, address)
        values["chart"] = try await contactsOverTime(address, dated)
        let coverage = try await coverage(address)
        values["targets"] = targets.values(words)
        values["has_targets"] = !targets.judged.isEmpty
        values["coverage"] = CoverageTable(lines: coverage, time: time).values
        let mailboxes = address.asOf == nil ? try await mailboxes() : []
        values["mailboxes"] = MailboxTable(accounts: mailboxes, time: time).values
        values["comparison"] = comparison.values
        values["moved"] = moved
        values["has_moved"] = !moved.isEmpty
        values["before"] = Self.days(address.filter.before)
        values["year"] = Self.days(address.filter.lastYear)
        let tables =
            [
                sheet("channels", title: "Channels", volume, by: .channelKind), comparison.sheet,
                ReportSheet(
                    "moved", title: "What moved most", columns: [ReportColumn("what", "What moved most")],
                    rows: moved.map { [.text($0["text"] ?? "")] }),
            ] + targets.sheets(words) + ReportSheet.coverage(coverage) + ReportSheet.mailboxes(mailboxes)
            + dated.sheets
        let periods = [
            "Before: \(Self.days(address.filter.before)). Last year: \(Self.days(address.filter.lastYear)).",
            "What moved most is against the days before, of everything that was counted at least 20 times.",
        ]
        return DrawnReport(
            "reports", title: "Reports", values,
            document: try await document(.overview, address, tables, notes: periods + pastNotes(address, Measure.told)))
    }

    /// The table of the overview: a channel leads to what came by it, a figure to the rows behind it.
    private static func byChannel(
        _ volume: FigureTable, _ tables: ReportTables, _ address: ReportAddress
    ) -> [String: Any] {
        let view = address.with { $0.dimension = .channelKind }
        return tables.values(
            volume, by: .channelKind,
            drill: { label in
                view.narrowed(to: label).with { $0.dimension = $0.asOf == nil ? .requestType : .day }
                    .link(ReportPage.volume.path)
            }, behind: { view.asOf == nil ? CauseRoutes.link(view, $0, $1) : nil })
    }

    private func contactsOverTime(_ address: ReportAddress, _ dated: DatedNotes) async throws -> String {
        let step = ReportChart.step(of: address.filter)
        let points = try await figures(address).figures([.contact], address.filter, by: [.channelKind, step])
        return ReportChart(filter: address.filter, rows: points, notes: dated).chart.figure(id: "channels-over-time")
    }

    private func comparison(_ address: ReportAddress, _ targets: TargetList) async throws -> ReportComparison {
        ReportComparison(
            now: try await compared(address), before: try await compared(address.with { $0.filter = $0.filter.before }),
            lastYear: try await compared(address.with { $0.filter = $0.filter.lastYear }), targets: targets)
    }

    /// Every measure: counts and scores by channel, for what moved most, and times as a whole.
    private func compared(_ address: ReportAddress) async throws -> FigureTable {
        let (book, all) = (figures(address), known(Measure.told, address))
        let timed = all.filter { $0.buckets == .durations }
        let others = all.filter { $0.buckets != .durations }
        let rows =
            try await book.figures(others, address.filter, by: [.channelKind])
            + book.figures(timed, address.filter, by: [])
        return FigureTable(all, rows, labels: ChannelKind.allCases.map(\.rawValue))
    }

    func themeAddress(_ theme: ReportTheme, _ query: (String) -> String?) async throws -> ReportAddress {
        let address = try address(query)
        guard !known(theme.measures, address).isEmpty else { throw ReportRefusal.unknown(theme.measures) }
        try await require(address, from: address.filter.from)
        return address
    }

    func theme(
        _ theme: ReportTheme, _ page: ReportPage, _ address: ReportAddress
    ) async throws -> DrawnReport {
        let path = page.path
        let measures = known(theme.measures, address)
        let figures = try await table(measures, address, by: address.dimension)
        let dated = try await DatedNotes.read(address.filter, asOf: end(address), from: ports.dateNotes)
        let targets = try await targets(address) { $0.measure.map(measures.contains) ?? false }
        let tables = ReportTables(words: words, targets: targets, notes: dated)
        let course = try await course(
            address, of: measures, usual: theme.charted, by: .channelKind, path: path, notes: dated)
        var values = try await common(address, path: path, theme.measures)
        values["course"] = course?.values
        values["table"] = tables.values(
            figures, by: address.dimension, drill: { address.narrowed(to: $0).link(path) },
            behind: { address.asOf == nil ? CauseRoutes.link(address, $0, $1) : nil })
        values["targets"] = targets.values(words)
        values["has_targets"] = !targets.judged.isEmpty
        values["dates"] = dated.values
        values["has_dates"] = !dated.notes.isEmpty
        if dated.isCut { values["dates_cut"] = "\(DatedNotes.most)" }
        values["definitions"] = ReportTables.definitions(measures)
        values["dimensions"] = (address.asOf == nil ? FigureDimension.allCases : FigureDimension.knownInPast).map {
            dimension in
            [
                "title": ReportWords.title(dimension), "path": address.with { $0.dimension = dimension }.link(path),
                "current": address.dimension == dimension,
            ] as [String: Any]
        }
        let coverage = theme == .volume ? try await coverage(address) : []
        values["coverage"] = CoverageTable(lines: coverage, time: time).values
        let sheets =
            [sheet(theme.rawValue, title: theme.title, figures, by: address.dimension)]
            + [course?.sheet].compactMap(\.self) + targets.sheets(words) + ReportSheet.coverage(coverage) + dated.sheets
        return DrawnReport(
            "report-theme", title: "Reports: \(theme.title)", values,
            document: try await document(page, address, sheets, notes: pastNotes(address, theme.measures)))
    }

    /// How much of what other systems counted on the view's channels was logged; none where nothing was ever imported.
    private func coverage(_ address: ReportAddress) async throws -> [ChannelCoverage] {
        guard address.asOf == nil else { return [] }
        let filter = address.filter
        let today = ports.calendar.day(of: ports.clock.now())
        let lines = try await ports.volumes.coverage(from: filter.from, to: filter.to, today: today)
        return lines.filter { filter.lets($0.channel) }
    }

    /// - Parameter subjects: whose targets are asked for.
    func targets(_ address: ReportAddress, of subjects: (TargetSubject) -> Bool) async throws -> TargetList {
        try await TargetList.read(
            address.filter, of: subjects, asOf: end(address),
            today: address.asOf ?? ports.calendar.day(of: ports.clock.now()), from: ports.targets, figures(address),
            others: TargetReading(reports: self, address: address))
    }

    /// Those that are read now: since the beginning of yesterday by the city's clock.
    private func mailboxes() async throws -> [MailboxAccount] {
        let today = ports.calendar.day(of: ports.clock.now())
        let yesterday = CityCalendar.day(today, plus: -1).flatMap { ports.calendar.bounds(of: $0) }
        return try await ports.mailboxes.accounts(since: yesterday?.lowerBound ?? ports.clock.now())
    }

    /// - Parameters:
    ///   - measures: what the page shows where it can be told as of a day; nil where it cannot.
    ///   - alsoUnknown: what else it shows and cannot tell as of a day.
    func common(
        _ address: ReportAddress, path: String, _ measures: [Measure]? = nil, alsoUnknown: [String] = []
    ) async throws -> [String: Any] {
        let standing = try await ports.figures.figuresAsOf()
        let form = ReportForm(
            address: address, words: words, path: path, departments: try await ports.figures.departments(),
            mayLookBack: measures != nil)
        var values: [String: Any] = [
            "form": form.values, "told": form.told, "themes": Self.themes(address, path: path),
        ]
        // An empty text counts as something in a template.
        if address.asOf != nil {
            values["is_past"] = true
            values["past"] = pastNotes(address, measures ?? [], alsoUnknown: alsoUnknown).map { ["text": $0] }
        }
        if standing.waitingDays > 0 { values["waiting"] = "\(standing.waitingDays)" }
        values["is_part"] = address.filter.isOfChannels
        if let asOf = standing.asOf { values["as_of"] = ["text": time.text(asOf), "machine": time.machine(asOf)] }
        if let checked = standing.checkedAt { values["checked"] = time.text(checked) }
        if standing.differingDays > 0 { values["differed"] = "\(standing.differingDays)" }
        return values
    }

    /// The pages beside each other, and which of them is this one.
    private static func themes(_ address: ReportAddress, path: String) -> [[String: Any]] {
        let today = address.with { $0.asOf = nil }
        func page(_ page: ReportPage, _ address: ReportAddress) -> [String: Any] {
            ["title": page.title, "path": address.link(page.path), "current": path == page.path]
        }
        return [
            ["title": "Overview", "path": address.link(Self.path), "current": path == Self.path],
            page(.goals, today), page(.departments, today), page(.agents, today), page(.backlog, address),
            page(.milestones, address),
            ["title": "Forecast", "path": ForecastDrawing.path, "current": false],
            ["title": "Follow-up", "path": FollowUpRoutes.path, "current": false],
            ["title": "What was done", "path": ActionRoutes.path, "current": false],
            ["title": "Targets", "path": TargetRoutes.path, "current": false],
            ["title": "Notes", "path": DateNoteRoutes.path, "current": false],
            ["title": "Sent by mail", "path": SentReportRoutes.path, "current": false],
        ]
            + ReportTheme.allCases.map { theme in
                let link = Self.path + "/" + theme.rawValue
                return ["title": theme.title, "path": address.link(link), "current": path == link] as [String: Any]
            }
    }

    static func days(_ filter: FigureFilter) -> String { "\(filter.from) to \(filter.to)" }
}
