import Desk
import Intake

/// Questions that 311 asked departments about requests.
enum QuestionedRows {
    static func asked(
        _ number: TrackingNumber, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> AskedRequest? {
        try session.first(request, [.text(number.symbols)]) {
            AskedRequest(
                now: now, request: $0.id(0), number: number, department: $0.text(1), requestType: $0.optionalText(2),
                priority: $0.int(3), openedAt: $0.moment(4))
        }
    }

    /// The newest of a day, and who asked it.
    static func newest(
        of request: RowID, on day: String, _ session: any SQLSession
    ) throws(StoreFailure) -> (at: Moment, name: String)? {
        try session.first(ofDay, [.id(request), .text(day)]) { ($0.moment(0), $0.text(1)) }
    }

    /// False where somebody asked on that day in the same moment.
    static func insert(
        _ id: RowID, _ question: DepartmentQuestion, _ asked: AskedRequest, _ day: String, _ isAgain: Bool,
        _ addresses: [String], _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        try session.execute(
            insert,
            [
                .id(id), .id(asked.request), .text(day), .flag(isAgain), .text(question.form),
                .text(asked.department), .text(addresses.joined(separator: " ")), .agent(question.author.agent),
                .text(question.author.name), .moment(asked.now),
            ]) == 1
    }

    static let byForm = SQLStatement("SELECT 1 FROM department_question WHERE form = $1")

    static let ofDay = SQLStatement(
        """
        SELECT asked_at, author_name FROM department_question WHERE request = $1 AND day = $2
        ORDER BY id DESC LIMIT 1
        """)

    private static let request = SQLStatement(
        """
        SELECT id, department, request_type, priority, opened_at FROM service_request WHERE tracking_number = $1
        """)

    private static let insert = SQLStatement(
        """
        INSERT INTO department_question (id, request, day, is_again, form, department, addresses, author, author_name,
            asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING
        """)
}
