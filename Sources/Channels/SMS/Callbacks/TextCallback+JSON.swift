import Intake

extension TextCallback {
    /// As it is kept. Written by hand, since every callback does it before its answer; reading is synthesised, and a test
    /// holds the two together.
    package var kept: [UInt8] {
        var writer = JSONWriter(capacity: 1024 + (request.body?.utf8.count ?? 0) * 3 / 2)
        writer.object { object in
            object.field("provider", told.provider)
            told.message?.write(&object)
            told.status?.write(&object)
            told.unreadable?.write(&object)
        }
        writer.endLine()
        writer.object { object in request.write(&object) }
        return writer.bytes
    }
}

extension TextIn {
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.name("message")
        writer.object { object in
            object.field("account", account)
            object.field("messageID", messageID)
            object.field("from", from.text)
            object.field("to", to.text)
            object.field("text", text)
            object.name("media")
            object.array { array in
                for medium in media {
                    array.object { object in
                        object.field("url", medium.url)
                        object.field("type", medium.type)
                    }
                }
            }
            object.field("optOut", optOut?.rawValue)
            if let sentAt {
                object.name("sentAt")
                object.object { $0.field("milliseconds", sentAt.milliseconds) }
            }
            object.name("defects")
            object.array { array in for defect in defects { array.value(defect) } }
        }
    }
}

extension TextStatus {
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.name("status")
        writer.object { object in
            object.field("account", account)
            object.field("eventID", eventID)
            object.field("providerID", providerID)
            object.field("row", row?.rawValue)
            object.field("status", status.rawValue)
            object.field("code", code)
        }
    }
}

extension TextUnreadable {
    fileprivate func write(_ writer: inout JSONWriter) {
        writer.name("unreadable")
        writer.object { object in
            object.field("account", account)
            object.field("eventID", eventID)
            object.field("reason", reason)
        }
    }
}

extension TextCallback.RawRequest {
    fileprivate func write(_ object: inout JSONWriter) {
        object.field("method", method)
        object.field("url", url)
        object.name("headers")
        object.array { array in
            for header in headers {
                array.object { object in
                    object.field("name", header.name)
                    object.field("value", header.value)
                }
            }
        }
        object.field("body", body)
        object.field("bodyBase64", bodyBase64)
    }
}
