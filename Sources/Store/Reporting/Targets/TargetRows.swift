import Intake
import Reports

/// Rows of the tables `figure_target` and `figure_target_end`.
enum TargetRows {
    /// Nil for what this binary does not know.
    static func target(_ row: borrowing SQLRow) -> FigureTarget? {
        guard let subject = TargetSubject(name: row.text(1)), let statistic = TargetStatistic(rawValue: row.text(2)),
            let bound = TargetBound(rawValue: row.text(5))
        else { return nil }
        let dimension = row.text(3)
        let part = FigureDimension(rawValue: dimension).flatMap { TargetPart($0, row.text(4)) }
        guard dimension.isEmpty == (part == nil),
            let draft = TargetDraft(
                subject: subject, statistic: statistic, part: part, bound: bound, value: row.int64(6),
                rate: row.optionalText(7).flatMap(TargetRate.init(rawValue:)), from: row.text(8),
                to: row.optionalText(9))
        else { return nil }
        return FigureTarget(
            id: row.id(0), draft: draft, setBy: row.text(11), setAt: row.moment(10), endDay: row.optionalText(12),
            endedBy: row.optionalText(14), endedAt: row.optionalMoment(13))
    }

    static func values(_ draft: TargetDraft) -> [SQLValue] {
        subject(draft) + [
            .text(draft.bound.rawValue), .int64(draft.value), .optional(draft.rate?.rawValue), .text(draft.from),
            .optional(draft.to),
        ]
    }

    /// The figure that it is of.
    static func subject(_ draft: TargetDraft) -> [SQLValue] {
        [
            .text(draft.subject.name), .text(draft.statistic.rawValue),
            .text(draft.part?.dimension.rawValue ?? ""), .text(draft.part?.label ?? ""),
        ]
    }

    static func isSameFigure(_ a: TargetDraft, _ b: TargetDraft) -> Bool {
        a.subject == b.subject && a.statistic == b.statistic && a.part == b.part
    }

    /// As the audit trail tells it.
    static func told(_ draft: TargetDraft) -> [String: String] {
        var told = [
            "figure": TargetWords.title(draft.subject, draft.statistic), "wanted": TargetWords.wanted(draft),
            "from": draft.from,
        ]
        told["to"] = draft.to
        told["of"] = draft.part?.label
        return told
    }

    /// On the day $1, as they stood before $2.
    static let onDay = SQLStatement(
        """
        SELECT t.id, t.measure, t.statistic, t.dimension, t.label, t.bound, t.value, t.rate, t.from_day, t.to_day, t.set_at,
            COALESCE(a.display_name, ''), e.end_day, e.ended_at, b.display_name
        FROM figure_target t LEFT JOIN account a ON a.id = t.set_by
            LEFT JOIN figure_target_end e ON e.target = t.id AND e.ended_at < $2
                AND NOT EXISTS (
                    SELECT 1 FROM figure_target_end f WHERE f.target = t.id AND f.id > e.id AND f.ended_at < $2)
            LEFT JOIN account b ON b.id = e.ended_by
        WHERE t.from_day <= $1 AND t.set_at < $2 AND COALESCE(e.end_day, t.to_day, '9999-12-31') >= $1
        ORDER BY t.from_day, t.id LIMIT $3
        """)

    static let list = SQLStatement(
        """
        SELECT t.id, t.measure, t.statistic, t.dimension, t.label, t.bound, t.value, t.rate, t.from_day, t.to_day, t.set_at,
            COALESCE(a.display_name, ''), e.end_day, e.ended_at, b.display_name
        FROM figure_target t LEFT JOIN account a ON a.id = t.set_by
            LEFT JOIN figure_target_end e ON e.target = t.id
                AND NOT EXISTS (SELECT 1 FROM figure_target_end f WHERE f.target = t.id AND f.id > e.id)
            LEFT JOIN account b ON b.id = e.ended_by
        WHERE (t.from_day, t.id) < ($1, $2) ORDER BY t.from_day DESC, t.id DESC LIMIT $3
        """)

    static let one = SQLStatement(
        """
        SELECT t.id, t.measure, t.statistic, t.dimension, t.label, t.bound, t.value, t.rate, t.from_day, t.to_day, t.set_at,
            COALESCE(a.display_name, ''), e.end_day, e.ended_at, b.display_name
        FROM figure_target t LEFT JOIN account a ON a.id = t.set_by
            LEFT JOIN figure_target_end e ON e.target = t.id
                AND NOT EXISTS (SELECT 1 FROM figure_target_end f WHERE f.target = t.id AND f.id > e.id)
            LEFT JOIN account b ON b.id = e.ended_by
        WHERE t.id = $1
        """)

    /// Those of the same figure that hold on any of the days from $5 to $6.
    static let same = SQLStatement(
        """
        SELECT t.id FROM figure_target t
            LEFT JOIN figure_target_end e ON e.target = t.id
                AND NOT EXISTS (SELECT 1 FROM figure_target_end f WHERE f.target = t.id AND f.id > e.id)
        WHERE t.measure = $1 AND t.statistic = $2 AND t.dimension = $3 AND t.label = $4 AND t.from_day <= $6
            AND COALESCE(e.end_day, t.to_day, '9999-12-31') >= $5
            AND COALESCE(e.end_day, t.to_day, '9999-12-31') >= t.from_day
        ORDER BY t.id
        """)

    /// When the next one of the same figure after $5 begins to hold.
    static let next = SQLStatement(
        """
        SELECT t.from_day FROM figure_target t
            LEFT JOIN figure_target_end e ON e.target = t.id
                AND NOT EXISTS (SELECT 1 FROM figure_target_end f WHERE f.target = t.id AND f.id > e.id)
        WHERE t.measure = $1 AND t.statistic = $2 AND t.dimension = $3 AND t.label = $4 AND t.from_day > $5
            AND COALESCE(e.end_day, t.to_day, '9999-12-31') >= t.from_day
        ORDER BY t.from_day LIMIT 1
        """)

    static let insert = SQLStatement(
        """
        INSERT INTO figure_target (id, form, measure, statistic, dimension, label, bound, value, rate, from_day, to_day,
            set_at, set_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (form) DO NOTHING
        """)

    static let insertEnd = SQLStatement(
        "INSERT INTO figure_target_end (id, target, end_day, ended_at, ended_by) VALUES ($1, $2, $3, $4, $5)")
}
