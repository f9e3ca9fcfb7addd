extension Migration {
    /// What 311 does to chase requests: questions to departments, promises to residents, escalations; and the record of visits, reviews and
    /// plans. Days are the city's, as 2026-11-21.
    static let followUp = Migration(
        52, "follow-up",
        """
        CREATE TABLE department_question (
            id {int64} NOT NULL PRIMARY KEY,
            request {int64} NOT NULL,
            day TEXT NOT NULL,
            is_again {int64} NOT NULL,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            department TEXT NOT NULL,
            addresses TEXT NOT NULL,
            author {int64} NOT NULL,
            author_name TEXT NOT NULL,
            asked_at {int64} NOT NULL
        ) {table};
        CREATE INDEX department_question_request ON department_question (request, id);
        CREATE UNIQUE INDEX department_question_day ON department_question (request, day) WHERE is_again = 0;

        CREATE TABLE promise (
            id {int64} NOT NULL PRIMARY KEY,
            request {int64} NOT NULL,
            day TEXT NOT NULL,
            text TEXT NOT NULL,
            author {int64} NOT NULL,
            author_name TEXT NOT NULL,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            made_at {int64} NOT NULL,
            ending TEXT,
            ended_at {int64},
            ended_by {int64},
            CHECK ((ending IS NULL) = (ended_at IS NULL))
        ) {table};
        CREATE INDEX promise_request ON promise (request, id);
        CREATE INDEX promise_open ON promise (request, day) WHERE ended_at IS NULL;

        CREATE TABLE escalation (
            id {int64} NOT NULL PRIMARY KEY,
            request {int64} NOT NULL,
            owner {int64} NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            due_day TEXT NOT NULL,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            author {int64} NOT NULL,
            author_name TEXT NOT NULL,
            opened_at {int64} NOT NULL,
            outcome TEXT,
            closed_at {int64},
            closed_by {int64},
            CHECK ((outcome IS NULL) = (closed_at IS NULL))
        ) {table};
        CREATE INDEX escalation_request ON escalation (request, id);
        CREATE UNIQUE INDEX escalation_open ON escalation (request) WHERE closed_at IS NULL;
        CREATE INDEX escalation_due ON escalation (due_day, id) WHERE closed_at IS NULL;

        CREATE INDEX event_complaint ON event (id)
            WHERE kind = 'reopened' OR kind = 'not_fixed' OR kind = 'disputed' OR kind = 'recurs';

        CREATE TABLE action_record (
            id {int64} NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            owner {int64} NOT NULL,
            day TEXT NOT NULL,
            due_day TEXT,
            department TEXT NOT NULL,
            partner TEXT NOT NULL,
            text TEXT NOT NULL CHECK (text <> ''),
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            made_at {int64} NOT NULL,
            made_by {int64} NOT NULL,
            outcome TEXT,
            done_day TEXT,
            done_at {int64},
            done_by {int64},
            CHECK ((done_day IS NULL) = (done_at IS NULL))
        ) {table};
        CREATE INDEX action_record_day ON action_record (day, id);
        """)
}
