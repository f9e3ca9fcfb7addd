import Desk
import Intake
import Reports

/// The list of what is to be followed up, as its template takes it.
struct FollowUpPage {
    let address: FollowUpAddress
    let filter: FollowUpFilter
    /// One more than a page has, where there are more.
    let entries: [FollowUpEntry]
    let length: Int
    let totals: [FollowUpTotal]
    let escalations: [KeptEscalation]
    let templates: [LibraryEntry]
    let colleagues: [Colleague]
    let reader: StaffPerson
    let ports: ConsolePorts

    private var calendar: CityCalendar { ports.tools.followUp.calendar }
    private var now: Moment { filter.now }

    /// What the resident is told with: the chosen template, else the usual one.
    private var words: LibraryEntry? {
        templates.first { $0.id == address.words } ?? templates.first { $0.draft.name == FollowUpWords.usualTemplate }
    }

    var values: [String: Any] {
        var values: [String: Any] = [
            "form": form, "totals": totalRows, "headings": FollowUpReason.allCases.map { ["title": $0.title] },
            "has_totals": !totalRows.isEmpty, "entries": entries.prefix(length).map(row), "is_empty": entries.isEmpty,
            "escalations": escalations.map(row), "has_escalations": !escalations.isEmpty,
            "definitions": FollowUpReason.allCases.map { ["title": $0.title, "text": $0.definition] },
            "csv": address.link(("format", "csv")), "json": address.link(("format", "json")),
            "pdf": ports.tools.reports.pdfTool() == nil ? "" : address.link(("format", "pdf")),
            "view": address.with { $0.after = nil }.view, "token": SecretToken().text, "told": told,
            "may_act": reader.may(.requestAnswer), "today": filter.today,
        ]
        if let words { values["words"] = ["id": words.id.description, "name": words.draft.name] }
        if entries.count > length {
            let last = entries[length - 1].place
            values["next"] = address.with { $0.after = last }.link()
        }
        return values
    }

    private var form: [String: Any] {
        [
            "days": String(address.days), "most_days": String(FollowUpFilter.days.upperBound),
            "departments": departments.map {
                ["value": $0, "title": $0, "chosen": $0 == address.department] as [String: Any]
            },
            "reasons": FollowUpReason.allCases.map {
                ["value": $0.rawValue, "title": $0.title, "chosen": $0 == address.reason] as [String: Any]
            },
            "owners": [["value": "none", "title": "Nobody", "chosen": address.owner == .nobody] as [String: Any]]
                + colleagues.map {
                    [
                        "value": $0.agent.description, "title": $0.name,
                        "chosen": address.owner == .of(RowID(rawValue: $0.agent.rawValue)),
                    ]
                },
            "templates": templates.map {
                ["value": $0.id.description, "title": $0.draft.name, "chosen": $0.id == words?.id] as [String: Any]
            },
        ]
    }

    /// Also those that only old requests name.
    private var departments: [String] {
        Set(ports.catalogue.departments + totals.map(\.department)).sorted()
    }

    /// The view in words, for print.
    private var told: String {
        var owner: String?
        switch address.owner {
        case .anybody: break
        case .nobody: owner = "nobody's"
        case .of(let id): owner = colleagues.first { $0.agent.rawValue == id.rawValue }.map { "owner \($0.name)" }
        }
        let parts = [address.department ?? "All departments", address.reason?.title, owner].compactMap(\.self)
        return parts.joined(separator: ", ") + "; silent after \(FollowUpWords.days(address.days))"
    }

    /// Of the department that was chosen, or of each.
    private var totalRows: [[String: Any]] {
        totals.filter { address.department == nil || $0.department == address.department }.map { total in
            [
                "title": total.department,
                "path": address.with {
                    $0.department = total.department
                    ($0.reason, $0.after) = (nil, nil)
                }.link(),
                "cells": FollowUpReason.allCases.map { reason in
                    [
                        "text": FigureWords.count(total.counts[reason] ?? 0), "label": reason.title,
                        "path": address.with {
                            $0.department = total.department
                            ($0.reason, $0.after) = (reason, nil)
                        }.link(),
                    ]
                },
            ]
        }
    }

    private func row(_ entry: FollowUpEntry) -> [String: Any] {
        var values: [String: Any] = [
            "number": entry.number.description, "department": entry.department, "age": age(entry.age(at: now)),
            "priority": String(entry.priority), "owner": entry.owner?.name ?? "nobody",
            "reasons": FollowUpWords.reasons(entry, calendar).map { ["text": $0] },
            "type": entry.requestType.flatMap { ports.requestTypes[$0]?.name(in: .english, city: .english) }
                ?? "no type",
            "opened": calendar.day(of: entry.openedAt), "may_read": mayRead(entry.department),
            "seen": entry.signOfLife.map { "\(ago($0))" } ?? "never",
            "may_ask": ports.tools.followUp.asking.knows(entry.department), "may_settle": entry.complainedAt != nil,
            "may_tell": entry.isOpen,
        ]
        if mayRead(entry.department) { values["request_title"] = entry.title }
        if let asked = entry.askedAt { values["asked"] = ago(asked) }
        if let until = entry.escalatedUntil { values["until"] = until }
        return values
    }

    private func row(_ escalation: KeptEscalation) -> [String: Any] {
        [
            "id": escalation.id.description, "number": escalation.request.description,
            "department": escalation.department, "owner": escalation.ownerName,
            "reason": mayRead(escalation.department) ? escalation.reason : "",
            "due": escalation.due, "is_late": escalation.due < filter.today, "age": age(escalation.age(at: now)),
            "by": escalation.openedBy, "may_read": mayRead(escalation.department),
        ]
    }

    /// Whether the requests of a department, and what residents wrote there, are the reader's to see.
    private func mayRead(_ department: String) -> Bool {
        reader.may(.requestRead) && RequestSight(reader.account).department.map { $0 == department } ?? true
    }

    private func age(_ days: Int) -> String { FollowUpWords.days(days) }

    /// `today`, or the day.
    private func ago(_ moment: Moment) -> String {
        let day = calendar.day(of: moment)
        return day == filter.today ? "today" : day
    }
}
