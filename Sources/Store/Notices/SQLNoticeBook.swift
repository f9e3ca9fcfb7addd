package import Desk
package import Intake

/// Incident notices on a database.
package struct SQLNoticeBook: NoticeBook {
    private let database: any SQLDatabase
    private let ids: RowIDSource
    private let audit: AuditRows

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = AuditRows(ids: ids)
    }

    package func notices(limit: Int) async throws(StoreFailure) -> [KeptNotice] {
        try await database.read { session throws(StoreFailure) in
            let ids = try session.all(NoticeRows.ids, [.int(limit)]) { $0.id(0) }
            var notices: [KeptNotice] = []
            for id in ids {
                if let notice = try NoticeRows.kept(id, session) { notices.append(notice) }
            }
            return notices
        }
    }

    package func begin(
        _ draft: NoticeDraft, from: Moment, until: Moment?, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> RowID? {
        let text = try NoticeDocument.text(of: draft)
        return try await database.write(.keep) { session throws(StoreFailure) in
            let id = ids.next()
            let values: [SQLValue] = [.id(id), .text(form), .text(text), .moment(from), .optional(until)]
            // The index decides: a form that was sent twice begins one notice.
            guard try session.execute(NoticeRows.insert, values) == 1 else {
                return try session.first(NoticeRows.byForm, [.text(form)]) { $0.id(0) }
            }
            try audit.write(
                AuditEntry(
                    at: now, author: author, action: .noticeBegun, subject: AuditSubject(kind: "notice", id: id),
                    before: [:], after: Self.values(draft)), session)
            return id
        }
    }

    package func end(
        _ id: RowID, isQuiet: Bool, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> NoticeOutcome {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let known = try NoticeRows.kept(id, session) else { return .unknown }
            let values: [SQLValue] = [.id(id), .moment(now), .flag(isQuiet)]
            guard try session.execute(NoticeRows.end, values) == 1 else { return .endedBefore }
            try audit.write(
                AuditEntry(
                    at: now, author: author, action: .noticeEnded, subject: AuditSubject(kind: "notice", id: id),
                    before: [:], after: ["name": known.draft.name, "told": isQuiet ? "nobody" : "everybody"]),
                session)
            return .done
        }
    }

    private static func values(_ draft: NoticeDraft) -> [String: String] {
        var values = [
            "name": draft.name, "types": draft.types.joined(separator: ", "),
            "words": draft.words.joined(separator: ", "), "places": draft.places.joined(separator: ", "),
        ]
        for (language, text) in draft.texts { values["text.\(language.rawValue)"] = text }
        for (language, text) in draft.endTexts { values["end_text.\(language.rawValue)"] = text }
        return values
    }
}
