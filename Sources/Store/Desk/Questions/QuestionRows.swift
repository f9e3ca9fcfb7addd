import Desk
import Foundation
import Intake

/// Answers to what types ask: one row for each question of a request that has one.
enum QuestionRows {
    static func answers(_ request: RowID, _ session: any SQLSession) throws(StoreFailure) -> [QuestionAnswer] {
        try session.all(find, [.id(request)]) { row in
            QuestionAnswer(
                question: row.text(0), text: row.text(1), values: values(row.text(2)), authorName: row.text(3),
                at: row.moment(4))
        }
    }

    static func codes(_ request: RowID, _ session: any SQLSession) throws(StoreFailure) -> Set<String> {
        Set(try session.all(findCodes, [.id(request)]) { $0.text(0) })
    }

    /// Puts an answer in the place of the one before it; none takes that away.
    static func write(
        _ answer: TypedAnswer, on request: RowID, by changer: Changer, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard !answer.values.isEmpty else {
            try session.execute(remove, [.id(request), .text(answer.question.code)])
            return
        }
        try session.execute(
            put,
            [
                .id(request), .text(answer.question.code), .text(answer.question.text), .text(try json(answer.values)),
                .agent(changer.agent), .text(changer.name), .moment(now),
            ])
    }

    private static func json(_ values: [String]) throws(StoreFailure) -> String {
        guard let data = try? JSONEncoder().encode(values) else {
            throw StoreFailure(.refused, "an answer cannot be written")
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// What is no list, which nobody but us writes, stands for itself.
    private static func values(_ json: String) -> [String] {
        (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? [json]
    }

    static let find = SQLStatement(
        """
        SELECT question, question_text, answer, author_name, at FROM question_answer WHERE request = $1
        ORDER BY question
        """)

    private static let findCodes = SQLStatement("SELECT question FROM question_answer WHERE request = $1")

    private static let put = SQLStatement(
        """
        INSERT INTO question_answer (request, question, question_text, answer, author, author_name, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (request, question) DO UPDATE SET question_text = excluded.question_text,
            answer = excluded.answer, author = excluded.author, author_name = excluded.author_name, at = excluded.at
        """)

    private static let remove = SQLStatement("DELETE FROM question_answer WHERE request = $1 AND question = $2")
}
