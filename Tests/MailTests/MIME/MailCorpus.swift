import Foundation
import TestKit

/// The mails of `../shared/corpus`.
enum MailCorpus {
    /// Every file that is a mail, as paths for `SharedMaterial`, sorted.
    static func paths() throws -> [String] {
        try mails(in: "corpus")
    }

    private static func mails(in folder: String) throws -> [String] {
        try SharedMaterial.names(in: folder).flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if let inside = try? mails(in: path) { return inside }
            return isMail(name, in: folder) ? [path] : []
        }
    }

    private static func isMail(_ name: String, in folder: String) -> Bool {
        if name.hasSuffix(".eml") || name.hasSuffix(".msg") { return true }
        return folder.contains("/maildir") && !name.hasPrefix(".")
    }
}
