package import Desk
package import Intake
package import Reports

/// What the console's pages ask of the store.
package struct ConsolePorts: Sendable {
    package let queue: any QueueBook
    package let requests: any RequestBook
    package let work: any WorkDesk
    package let answers: any AnswerDesk
    package let answering: Answering
    package let changes: any RequestDesk
    package let changing: RequestChanging
    package let questions: any QuestionBook
    package let merging: any MergeDesk
    package let duplicates: any DuplicateBook
    package let decisions: any DecisionDesk
    package let residents: any ResidentDesk
    package let drafts: any DraftBook
    let service: ServiceDues
    /// A mail's HTML with its own pictures put in; nil where it has none.
    package let originalHTML: @Sendable (_ mail: [UInt8]) -> String?
    package let catalogue: DeskCatalogue
    /// What was learnt of messages.
    package let understanding: Understanding
    package let files: any FileBook
    package let updates: any PublicUpdates
    package let attention: any AttentionBook
    /// Search, logging, templates, reviews and the roster.
    package let tools: ToolPorts
    /// The live floor.
    package let floor: FloorPorts
    package let surveys: any SurveyBook
    package let surveyReports: any SurveyReporting
    package let requestTypes: RequestCatalogue
    /// Unwraps the bytes of a mail's part; nil where nobody knows the encoding.
    package let unwrap: @Sendable (_ bytes: [UInt8], _ encoding: String) -> [UInt8]?
    package let clock: any WallClock

    package init(
        queue: any QueueBook, requests: any RequestBook, work: any WorkDesk, answers: any AnswerDesk,
        answering: Answering, changes: any RequestDesk, questions: any QuestionBook, merging: any MergeDesk,
        duplicates: any DuplicateBook, decisions: any DecisionDesk, residents: any ResidentDesk,
        drafts: any DraftBook, service: any ServiceBook, targets: ServiceTargets,
        originalHTML: @escaping @Sendable (_ mail: [UInt8]) -> String?,
        catalogue: DeskCatalogue, understanding: Understanding, files: any FileBook,
        updates: any PublicUpdates, attention: any AttentionBook, floor: FloorPorts, surveys: any SurveyBook,
        surveyReports: any SurveyReporting, requestTypes: RequestCatalogue, tools: ToolPorts,
        unwrap: @escaping @Sendable (_ bytes: [UInt8], _ encoding: String) -> [UInt8]?, clock: any WallClock
    ) {
        self.queue = queue
        self.requests = requests
        self.work = work
        self.answers = answers
        self.answering = answering
        self.changes = changes
        self.questions = questions
        self.merging = merging
        self.duplicates = duplicates
        self.decisions = decisions
        self.residents = residents
        self.drafts = drafts
        self.service = ServiceDues(book: service, targets: targets)
        self.originalHTML = originalHTML
        self.catalogue = catalogue
        changing = RequestChanging(catalogue: catalogue)
        self.understanding = understanding
        self.files = files
        self.updates = updates
        self.attention = attention
        self.tools = tools
        self.floor = floor
        self.surveys = surveys
        self.surveyReports = surveyReports
        self.requestTypes = requestTypes
        self.unwrap = unwrap
        self.clock = clock
    }
}
