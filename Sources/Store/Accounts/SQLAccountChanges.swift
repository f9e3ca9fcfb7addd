package import Desk
package import Intake

/// Changes to accounts, each with its entry in the audit trail.
package struct SQLAccountChanges: AccountChanges {
    let database: any SQLDatabase
    let ids: RowIDSource
    let audit: AuditRows

    package init(database: any SQLDatabase, ids: RowIDSource) {
        self.database = database
        self.ids = ids
        audit = AuditRows(ids: ids)
    }

    package func invite(
        _ new: NewAccount, link: InvitationLink, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        guard !new.roles.isEmpty else { return .refused(.noRole) }
        let id = AccountID(rawValue: ids.next().rawValue)
        return try await database.write(.keep) { session throws(StoreFailure) in
            // The index decides; a name that is taken changes nothing.
            let made = try session.execute(
                Self.insert,
                [
                    .int64(id.rawValue), .text(new.name.text), .text(new.displayName.text), .optional(new.department),
                    .moment(now),
                ])
            guard made == 1 else { return .refused(.nameTaken) }
            try Self.grant(new.roles, to: id, at: now, session)
            try Self.keep(link, for: id, at: now, session)
            try audit.write(
                AuditEntry(
                    at: now, author: author, action: .accountInvited, subject: .account(id),
                    after: [
                        "name": new.name.text, "display_name": new.displayName.text,
                        "roles": Self.words(new.roles), "department": new.department ?? "",
                    ]), session)
            return .done(id)
        }
    }

    package func inviteAgain(
        _ account: AccountID, link: InvitationLink, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        try await change(account, by: author, at: now) { _, session throws(StoreFailure) in
            try Self.keep(link, for: account, at: now, session)
            return .made(.accountInvited)
        }
    }

    package func setRoles(
        _ roles: Set<Role>, department: String?, of account: AccountID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        guard !roles.isEmpty else { return .refused(.noRole) }
        return try await change(account, by: author, at: now) { known, session throws(StoreFailure) in
            if known.roles.contains(.administrator), !roles.contains(.administrator),
                try !AccountRows.hasAdministrator(besides: account, session)
            {
                return .refused(.lastAdministrator)
            }
            guard known.roles != roles || known.department != department else { return .unchanged }
            let key = SQLValue.int64(account.rawValue)
            try session.execute(Self.setDepartment, [key, .optional(department)])
            try session.execute(Self.revokeAll, [key])
            try Self.grant(roles, to: account, at: now, session)
            return .made(
                .accountRolesChanged,
                before: ["roles": Self.words(known.roles), "department": known.department ?? ""],
                after: ["roles": Self.words(roles), "department": department ?? ""])
        }
    }

    package func rename(
        _ account: AccountID, to name: DisplayName, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        try await change(account, by: author, at: now) { known, session throws(StoreFailure) in
            guard known.displayName != name else { return .unchanged }
            try session.execute(Self.rename, [.int64(account.rawValue), .text(name.text)])
            return .made(
                .accountRenamed, before: ["display_name": known.displayName.text], after: ["display_name": name.text])
        }
    }

    package func deactivate(
        _ account: AccountID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        try await change(account, by: author, at: now) { known, session throws(StoreFailure) in
            if known.roles.contains(.administrator), try !AccountRows.hasAdministrator(besides: account, session) {
                return .refused(.lastAdministrator)
            }
            let key = SQLValue.int64(account.rawValue)
            try session.execute(Self.setDeactivated, [key, .moment(now)])
            try session.execute(SessionRows.endAll, [key])
            try session.execute(Self.dropLink, [key])
            return .made(.accountDeactivated)
        }
    }

    package func reactivate(
        _ account: AccountID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        try await change(account, by: author, at: now, alsoDeactivated: true) { known, session throws(StoreFailure) in
            guard known.deactivatedAt != nil else { return .unchanged }
            try session.execute(Self.setDeactivated, [.int64(account.rawValue), .null])
            return .made(.accountReactivated)
        }
    }
}
