import Foundation
import TestKit

/// The mails of `../shared/corpus`.
enum CorpusMails {
    static var areThere: Bool { SharedMaterial.has("corpus") }

    /// Every file that is a mail, as paths for `SharedMaterial`, sorted.
    static func paths(in folder: String = "corpus") throws -> [String] {
        try SharedMaterial.names(in: folder).flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if let inside = try? paths(in: path) { return inside }
            let isMail =
                name.hasSuffix(".eml") || name.hasSuffix(".msg") || folder.contains("/maildir") && !name.hasPrefix(".")
            return isMail ? [path] : []
        }
    }
}
