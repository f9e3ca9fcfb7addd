/// The words of the lines that mail programs draw between a reply and what it answers.
enum DividerWords {
    /// "-----Original Message-----"
    static let original = PhraseSet([
        "original message", "reply message", "original e-mail", "original email", "original appointment",
        "ursprüngliche nachricht", "ursprungliche nachricht", "originalnachricht", "original-nachricht",
        "antwort nachricht", "oprindelig meddelelse", "originalmeddelelse", "original meddelelse",
        "opprinnelig melding", "original melding", "ursprungligt meddelande", "originalmeddelande",
        "originalmeddelelse", "alkuperäinen viesti", "message d'origine", "message d’origine", "message original",
        "message initial", "mensaje original", "mensagem original", "mensagem de origem", "messaggio originale",
        "messaggio original", "oorspronkelijk bericht", "oorspronkelijke bericht", "origineel bericht",
        "missatge original", "mesaj orijinal", "mesaj orijinal la", "mesaj original", "mesajul original",
        "wiadomość oryginalna", "oryginalna wiadomość", "původní zpráva", "původní e-mail", "pôvodná správa",
        "izvorna poruka", "izvirno sporočilo", "originalna poruka", "eredeti üzenet", "orijinal mesaj",
        "özgün ileti", "orijinal i̇leti", "pesan asli", "thư gốc", "tin nhắn gốc", "αρχικό μήνυμα",
        "исходное сообщение", "оригинальное сообщение", "первоначальное сообщение", "вихідне повідомлення",
        "оригинално съобщение", "sākotnējais ziņojums", "originaal kiri", "algne kiri", "originalus laiškas",
        "הודעה מקורית", "‫הודעה מקורית", "الرسالة الأصلية", "رسالة أصلية", "پیام اصلی", "ข้อความต้นฉบับ", "原始邮件", "原始郵件",
        "邮件原件",
        "原邮件", "原始信件", "元のメッセージ", "元のメール", "원본 메시지", "원본 메일", "orihinal na mensahe",
    ])

    /// "---------- Forwarded message ----------"
    static let forwarded = PhraseSet([
        "forwarded message", "forwarded mail", "forwarded email", "forwarded by", "begin forwarded message",
        "start of forwarded message", "forwarded from", "weitergeleitete nachricht", "weitergeleitet von",
        "anfang der weitergeleiteten nachricht", "weitergeleitete mail", "mensaje reenviado", "mensaje remitido",
        "inicio del mensaje reenviado", "mensagem encaminhada", "mensagem reencaminhada",
        "início da mensagem encaminhada", "início da mensagem reencaminhada", "message transféré",
        "message transmis", "début du message transféré", "début du message réexpédié", "messaggio inoltrato",
        "inizio messaggio inoltrato", "doorgestuurd bericht", "begin doorgestuurd bericht", "missatge reenviat",
        "vidarebefordrat meddelande", "vidarebefordrat mejl", "videresendt melding", "videresendt meddelelse",
        "videresendt besked", "videresend melding", "välitetty viesti", "välitetty viesti alkaa",
        "przekazana wiadomość", "wiadomość przekazana dalej", "přeposlaná zpráva", "preposlaná správa",
        "proslijeđena poruka", "prosleđena poruka", "posredovano sporočilo", "továbbított üzenet",
        "iletilmiş mesaj", "iletilen mesaj", "i̇letilen mesaj", "pesan diteruskan", "pesan terusan",
        "thư đã chuyển tiếp", "thư được chuyển tiếp", "forwarded message from", "mesaj redirecționat",
        "mesaj redirijat", "mesaj transfere", "mesaj voye", "προωθημένο μήνυμα", "пересылаемое сообщение",
        "перенаправленное сообщение", "пересланное сообщение", "пересланное письмо", "переслане повідомлення",
        "препратено съобщение", "הודעה שהועברה", "رسالة معاد توجيهها", "الرسالة المعاد توجيهها", "转发的邮件",
        "转发邮件", "轉寄郵件", "轉寄的郵件", "転送メッセージ", "転送されたメール", "전달된 메시지", "전달된 메일",
    ])
}
