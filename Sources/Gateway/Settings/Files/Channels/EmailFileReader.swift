import Channels
import Foundation
import Intake
import Mail

/// Reads an email channel's file.
struct EmailFileReader {
    private enum Security: String, CaseIterable {
        case tls
        case starttls
        case plain
    }

    private enum AfterKeeping: String, CaseIterable {
        case flag
        case move
        case leave
    }

    let fields: SettingsFields
    let id: String
    let city: City
    let secrets: SecretReader

    func settings() -> EmailChannelSettings {
        let address = fields.required("address", example: "311@example.gov").lowercased()
        if !address.isEmpty, address.split(separator: "@").count != 2 {
            fields.complain("address", "must be an email address")
        }
        let imap = fields.fields("imap", known: SettingsReference.names(SettingsReference.mailServer))
        let smtp = fields.fields("smtp", known: SettingsReference.names(SettingsReference.mailServer))
        return EmailChannelSettings(
            id: id, language: fields.choice("language", default: city.language),
            acknowledges: fields.flag("acknowledge", default: true), address: address,
            displayName: fields.text("display_name") ?? city.service,
            otherAddresses: fields.texts("other_addresses").map { $0.lowercased() },
            authservIDs: fields.texts("authserv_id").map { $0.lowercased() },
            trustsUnnamedServer: fields.flag("authserv_unnamed", default: false),
            staffDomains: fields.texts("staff_domains").map { $0.lowercased() },
            imap: endpoint(imap, ports: (tls: 993, other: 143)),
            imapCredential: credential(imap, isRequired: true)
                ?? .password(user: "", Secret("")),
            smtp: endpoint(smtp, ports: (tls: 465, other: 587)), smtpCredential: credential(smtp, isRequired: false),
            mailbox: fields.text("mailbox", default: "INBOX"), afterKeeping: afterKeeping(),
            pollInterval: fields.duration("poll", default: .seconds(30)),
            largestMail: fields.integer("largest_mail_mb", default: 50, in: 1...200) << 20,
            ehloName: fields.text("ehlo_name") ?? String(address.split(separator: "@").last ?? "localhost"))
    }

    private func afterKeeping() -> EmailChannelSettings.AfterKeeping {
        switch fields.choice("after_keeping", default: AfterKeeping.flag) {
        case .flag: .flag(fields.text("keyword", default: "$Intake"))
        case .move: .move(to: fields.text("move_to", default: "Intake"))
        case .leave: .leave
        }
    }

    private func endpoint(_ fields: SettingsFields, ports: (tls: Int, other: Int)) -> MailEndpoint {
        let security = fields.choice("security", default: Security.tls)
        let authorities = fields.text("ca_file").map {
            URL(fileURLWithPath: $0, relativeTo: secrets.folder).standardizedFileURL.path
        }
        if let authorities, !FileManager.default.isReadableFile(atPath: authorities) {
            fields.complain("ca_file", "names a file that cannot be read")
        }
        let endpoint = MailEndpoint(
            host: fields.required("host", example: "mail.example.gov"),
            port: UInt16(fields.integer("port", default: security == .tls ? ports.tls : ports.other, in: 1...65_535)),
            security: security == .tls ? .implicitTLS : security == .starttls ? .startTLS : .plain,
            authoritiesFile: authorities)
        if security == .plain, !endpoint.isLoopback, !fields.flag("allow_plain", default: false) {
            fields.complain("security", "`plain` is for loopback; use tls or starttls, or set allow_plain: true")
        }
        return endpoint
    }

    private func credential(_ fields: SettingsFields, isRequired: Bool) -> CredentialSource? {
        guard isRequired || fields.has("user") else { return nil }
        let user = fields.required("user", example: "311@example.gov")
        if fields.has("oauth") { return .oauth(user: user, OAuthReader(secrets: secrets).grant(fields)) }
        if fields.has("token_command") {
            return .tokenCommand(
                user: user, command: fields.texts("token_command"),
                mechanism: fields.choice("token_mechanism", default: OAuthReader.Mechanism.xoauth2).value)
        }
        return secrets.secret("password", in: fields).map { .password(user: user, Secret($0)) }
    }
}
