package import Desk
package import Intake
package import Reports

/// Every port of the store on one database: what the gateway and its commands are wired with.
package struct IntakeStore: Sendable {
    package let keeper: any Keeper
    package let keepProbe: any KeepProbe
    package let filer: any Filer & FilingRehearsal
    package let outbox: any Outbox
    package let mailboxes: any Mailboxes
    package let chatLog: any ChatLog
    package let quarantine: any QuarantineDesk
    package let media: any MediaQueue
    package let reports: SQLReports
    /// The manager's figures.
    package let figures: any FigureBook
    /// The same as they were known on an earlier day.
    package let past: any PastFigureBook
    package let figureKeeping: any FigureKeeping
    /// The rows behind the figures.
    package let causes: any FigureCauseBook
    /// The requests that were open at a moment.
    package let backlog: any BacklogBook
    /// What each of the staff did.
    package let agents: any AgentBook
    /// Counts of other systems, and from what channels are counted.
    package let volumes: any VolumeBook
    /// What became of the mails in the city's mailboxes.
    package let mailboxAccounts: any MailboxAccounting
    package let volumeDesk: any VolumeDesk
    /// The manager's figures by mail.
    package let reportMail: any ReportMailBook
    /// The manager's notes on dates.
    package let dateNotes: any DateNoteBook & DateNoteDesk
    /// The manager's targets.
    package let targets: any TargetBook & TargetDesk
    package let openData: any OpenDataBook
    package let requests: SQLRequestBook
    package let quarantineBook: SQLQuarantineBook
    package let ledger: SQLLedgerAuditing
    package let answers: any AnswerDesk
    /// Accounts of the staff, their sessions and the audit trail.
    package let staff: StaffStore
    package let work: any WorkDesk
    package let changes: any RequestDesk
    /// What requests answer of what their types ask.
    package let questions: any QuestionBook
    package let merging: any MergeDesk
    package let duplicates: any DuplicateBook
    /// Takes back what was decided automatically.
    package let decisions: any DecisionDesk
    package let residents: any ResidentDesk
    package let drafts: any DraftBook
    package let service: any ServiceBook
    package let queue: any QueueBook
    package let files: any FileBook
    /// The training roster: what the floor gives work by, and those who keep it.
    package let roster: any AgentProfiles & RosterBook
    package let teams: any TeamBook
    package let floor: any FloorBook
    /// What residents read of their requests.
    package let track: any TrackBook
    package let updates: any PublicUpdates
    package let attention: any AttentionBook
    /// Templates for answers, and what the city answers.
    package let library: any LibraryBook
    /// Reviews of what agents answered.
    package let reviews: any ReviewDesk
    package let scorecards: any ScorecardBook
    /// Where staff log calls and visits.
    package let contacts: any ContactDesk
    package let contactBook: any ContactBook
    package let surveys: any SurveyBook
    /// What reporters of duplicates are told.
    package let duplicateNotices: any DuplicateNotices
    /// Incident notices, for the staff and for those who wrote about them.
    package let notices: any NoticeBook
    /// The same for residents who look.
    package let openNotices: any OpenNotices
    package let noticeEndings: any NoticeEndings
    /// What happens around chats, for their residents.
    package let chatStage: any ChatStage
    /// What the staff do with chats besides answering in them.
    package let chatRoom: any ChatRoom
    package let transcripts: any Transcripts
    package let surveyReports: any SurveyReporting
    /// What 311 has to chase, and what it does about it.
    package let followUp: any FollowUpBook
    package let followUpDesk: any FollowUpDesk
    package let escalations: any EscalationBook
    /// The record of visits, reviews and plans.
    package let actions: any ActionBook
    package let milestones: any MilestoneBook
    /// What became of the request types.
    package let catalogue: any CatalogueBook
    package let placements: any PlacementBook
    /// How much is open where.
    package let loads: any LoadBook
    /// What was learnt of the city's messages.
    package let models: any ModelBook
    /// What is set aside, and what may be junk.
    package let junk: any JunkBook
    /// Relates new requests to others, which the index beside the store finds.
    package let relating: @Sendable (SearchIndex) -> any IncidentRelating
    /// Rung after each commit that kept something.
    package let kept: Doorbell
    /// Rung after each commit that may have written outbox rows.
    package let filed: Doorbell

    /// - Parameters:
    ///   - calendar: the city's days, by which everything is counted.
    ///   - slot: this node's writer slot in the roll-ups, 0 to 255.
    ///   - catalogueVersion: of the catalogue that this node serves; nil where none is written down.
    ///   - goneWords: what a resident is told in a chat whose agent is gone.
    ///   - report: told of what goes to the quarantine because it cannot be read to be filed, once each.
    package init(
        database: any SQLDatabase, blobs: any Blobs, ids: RowIDSource, clock: any WallClock, calendar: CityCalendar,
        windows: FactsWindows = FactsWindows(), slot: Int = 0, catalogueVersion: Int? = nil,
        report: @escaping @Sendable (FilingNews) -> Void = { _ in },
        goneWords: @escaping SQLFloorBook.GoneWords = { _, _ in nil }
    ) {
        let rows = ReceivedRows(
            ids: ids, clock: clock, count: Count(calendar: calendar), book: LedgerBook(slot: slot),
            catalogueVersion: catalogueVersion)
        relating = { index in
            SQLIncidentRelating(
                database: database, candidates: SQLDuplicateCandidates(database: database, index: index), rows: rows)
        }
        catalogue = SQLCatalogueBook(database: database)
        models = SQLModelBook(database: database)
        junk = SQLJunkBook(database: database)
        placements = SQLPlacementBook(database: database)
        loads = SQLLoadBook(database: database)
        let raw = RawBytes(blobs: blobs)
        let (kept, filed) = (Doorbell(), Doorbell())
        let keeper = SQLKeeper(database: database, raw: raw, rows: rows, doorbell: kept)
        self.keeper = keeper
        keepProbe = SQLKeepProbe(database: database, clock: clock)
        self.kept = kept
        self.filed = filed
        filer = SQLFiler(database: database, blobs: raw, rows: rows, windows: windows, doorbell: filed, report: report)
        outbox = SQLOutbox(database: database, rows: rows, raw: raw)
        mailboxes = SQLMailboxes(database: database, keeper: keeper, ids: ids)
        chatLog = SQLChatLog(database: database)
        quarantine = SQLQuarantineDesk(database: database, rows: rows)
        media = SQLMediaQueue(database: database, rows: rows)
        reports = SQLReports(database: database)
        figures = SQLFigureBook(database: database)
        past = SQLPastFigures(database: database, calendar: calendar)
        causes = SQLFigureCauses(database: database, calendar: calendar)
        backlog = SQLBacklogBook(database: database)
        agents = SQLAgentBook(database: database, calendar: calendar)
        figureKeeping = SQLFigureKeeping(database: database, calendar: calendar)
        volumes = SQLVolumeBook(database: database)
        mailboxAccounts = SQLMailboxAccounting(database: database)
        volumeDesk = SQLVolumeDesk(database: database, rows: rows)
        reportMail = SQLReportMailBook(database: database, raw: raw, doorbell: filed)
        dateNotes = SQLDateNotes(database: database, ids: ids)
        targets = SQLTargets(database: database, ids: ids)
        openData = SQLOpenDataBook(database: database)
        requests = SQLRequestBook(database: database)
        quarantineBook = SQLQuarantineBook(database: database, blobs: raw)
        ledger = SQLLedgerAuditing(database: database)
        answers = SQLAnswerDesk(database: database, rows: rows, doorbell: filed)
        staff = StaffStore(database: database, ids: ids)
        work = SQLWorkDesk(database: database, rows: rows)
        floor = SQLFloorBook(database: database, rows: rows, outboxBell: filed, goneWords: goneWords)
        changes = SQLRequestDesk(database: database, rows: rows)
        questions = SQLQuestionBook(database: database, rows: rows)
        merging = SQLMergeDesk(database: database, rows: rows)
        duplicates = SQLDuplicateBook(database: database, rows: rows)
        decisions = SQLDecisionDesk(database: database, rows: rows)
        residents = SQLResidentDesk(database: database, rows: rows)
        drafts = SQLDraftBook(database: database)
        service = SQLServiceBook(database: database, rows: rows)
        queue = SQLQueueBook(database: database, clock: clock)
        files = SQLFileBook(database: database, blobs: raw)
        library = SQLLibrary(database: database, ids: ids)
        reviews = SQLReviewDesk(database: database, ids: ids, calendar: calendar)
        scorecards = SQLScorecardBook(database: database, ids: ids)
        contactBook = SQLContactBook(database: database)
        contacts = SQLContactDesk(database: database, keeper: keeper, ids: ids, filed: filed)
        teams = SQLTeamBook(database: database, rows: rows)
        roster = SQLRoster(database: database, ids: ids, calendar: calendar)
        track = SQLTrackBook(database: database)
        updates = SQLPublicUpdates(database: database, ids: ids)
        attention = SQLAttentionBook(database: database, rows: rows)
        surveys = SQLSurveyBook(database: database, rows: rows, doorbell: filed)
        duplicateNotices = SQLDuplicateNotices(database: database, rows: rows, doorbell: filed)
        notices = SQLNoticeBook(database: database, ids: ids)
        openNotices = SQLOpenNotices(database: database)
        noticeEndings = SQLNoticeEndings(database: database, doorbell: filed)
        chatStage = SQLChatStage(database: database, rows: rows)
        chatRoom = SQLChatRoom(database: database, rows: rows)
        transcripts = SQLTranscripts(database: database, doorbell: filed)
        surveyReports = SQLSurveyReports(database: database)
        followUp = SQLFollowUpBook(database: database)
        followUpDesk = SQLFollowUpDesk(database: database, rows: rows, doorbell: filed)
        escalations = SQLEscalationBook(database: database, rows: rows)
        actions = SQLActionBook(database: database, ids: ids)
        milestones = SQLMilestoneBook(database: database, ids: ids)
    }
}
