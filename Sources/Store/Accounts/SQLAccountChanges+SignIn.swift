package import Desk
package import Intake

/// What people change about their own way in.
extension SQLAccountChanges {
    package func setPassword(
        _ hash: PasswordHash, of account: AccountID, keeping session: RowID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        let kept = session
        return try await change(account, by: author, at: now) { _, session throws(StoreFailure) in
            let key = SQLValue.int64(account.rawValue)
            try session.execute(Self.setPassword, [key, .text(hash.description), .moment(now)])
            try session.execute(SessionRows.endOthers, [key, .id(kept)])
            try session.execute(Self.dropLink, [key])
            return .made(.passwordChanged)
        }
    }

    package func setSecondStep(
        _ secret: CodeSecret, usedStep step: Int64, recovery: [RecoveryCode], of account: AccountID,
        by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        try await change(account, by: author, at: now) { _, session throws(StoreFailure) in
            let key = SQLValue.int64(account.rawValue)
            try session.execute(Self.setSecret, [key, .bytes(secret.bytes), .int64(step)])
            try session.execute(Self.dropRecoveryCodes, [key])
            for code in recovery { try session.execute(Self.insertRecoveryCode, [key, .bytes(code.hash)]) }
            return .made(.secondStepAdded)
        }
    }

    package func removeSecondStep(
        of account: AccountID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> AccountOutcome<AccountID> {
        try await change(account, by: author, at: now) { known, session throws(StoreFailure) in
            guard known.hasSecondStep else { return .unchanged }
            let key = SQLValue.int64(account.rawValue)
            try session.execute(Self.setSecret, [key, .null, .null])
            try session.execute(Self.dropRecoveryCodes, [key])
            return .made(.secondStepRemoved)
        }
    }
}
