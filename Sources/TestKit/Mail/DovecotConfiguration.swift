import Foundation

/// The configuration of a throw-away Dovecot (2.3). Everything lives in one folder and runs as whoever starts it, hence no chroot and no
/// users of the system.
struct DovecotConfiguration {
    let folder: String
    /// IMAP, IMAPS, LMTP.
    let ports: [UInt16]
    let users: [String]
    let extra: String

    /// Who owns the mail: Dovecot refuses to let root own any, so that root gives it to nobody.
    static let owner: (uid: UInt32, gid: UInt32) = getuid() == 0 ? (65534, 65534) : (getuid(), getgid())

    func write() throws {
        let password = DovecotServer.password
        let table = users.map { "\($0):{PLAIN}\(password)::::::" }.joined(separator: "\n") + "\n"
        try table.write(toFile: "\(folder)/users", atomically: true, encoding: .utf8)
        try text.write(toFile: "\(folder)/dovecot.conf", atomically: true, encoding: .utf8)
    }

    private var text: String {
        let isRoot = getuid() == 0
        let user = NSUserName()
        let logins = isRoot ? "" : "default_internal_user = \(user)\ndefault_login_user = \(user)\n"
        return """
            base_dir = \(folder)/run
            state_dir = \(folder)/state
            log_path = \(folder)/log
            protocols = imap lmtp
            listen = 127.0.0.1
            \(logins)first_valid_uid = 0
            first_valid_gid = 0
            mail_location = maildir:~/Maildir
            ssl = yes
            ssl_cert = <\(folder)/certificate.pem
            ssl_key = <\(folder)/key.pem
            disable_plaintext_auth = no
            auth_mechanisms = plain login
            passdb {
              driver = passwd-file
              args = scheme=PLAIN username_format=%n \(folder)/users
            }
            userdb {
              driver = static
              args = uid=\(Self.owner.uid) gid=\(Self.owner.gid) home=\(folder)/mail/%n
            }
            mailbox_idle_check_interval = 1 secs
            mail_max_userip_connections = 50
            service imap-login {
              chroot =
              inet_listener imap {
                port = \(ports[0])
              }
              inet_listener imaps {
                port = \(ports[1])
                ssl = yes
              }
            }
            service lmtp {
              inet_listener lmtp {
                port = \(ports[2])
              }
              unix_listener lmtp {
                mode = 0600
              }
            }
            service anvil {
              chroot =
            }
            service auth {
              user = \(user)
            }
            namespace inbox {
              inbox = yes
            }
            \(extra)

            """
    }
}
