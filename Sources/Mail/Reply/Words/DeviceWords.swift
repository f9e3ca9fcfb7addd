/// The words of the lines that phones and apps add: "Sent from my iPhone", "Get Outlook for iOS".
enum DeviceWords {
    /// How such a line begins.
    static let openers = PhraseSet([
        "sent from", "sent via", "sent using", "sent with", "sent by", "sent on", "sent through", "composed on",
        "typed on", "written on", "posted from", "get outlook for", "download outlook for", "enviado desde",
        "enviado de", "enviado do", "enviado da", "enviado a partir do", "enviado a través de", "enviado con",
        "enviada do", "enviado pelo", "enviado via", "obtener outlook para", "obtenga outlook para",
        "obter o outlook para", "obter outlook para", "baixe o outlook para", "envoyé de", "envoyé depuis",
        "envoyé à partir", "envoyé avec", "envoyé par", "provenance", "obtenez outlook pour",
        "télécharger outlook pour", "gesendet von", "gesendet mit", "von meinem", "von unterwegs",
        "diese nachricht wurde von", "holen sie sich outlook für", "outlook für", "inviato da", "inviato dal",
        "inviato con", "inviato tramite", "scarica outlook per", "ottieni outlook per", "verstuurd vanaf",
        "verzonden vanaf", "verzonden met", "verzonden via", "verstuurd met", "download outlook voor",
        "outlook voor", "skickat från", "skickat med", "sänt från", "hämta outlook för", "sendt fra", "sendt med",
        "hent outlook for", "hent outlook til", "få outlook for", "lähetetty", "hanki outlook", "wysłane z",
        "wysłano z", "pobierz aplikację outlook", "pobierz program outlook", "odesláno z", "odesláno ze",
        "získejte outlook", "odoslané z", "poslano z", "poslato sa", "küldve", "trimis de pe", "trimis din",
        "obțineți outlook pentru", "enviat des de", "enviat des del", "saadetud", "nosūtīts no", "išsiųsta iš",
        "dikirim dari", "dikirim melalui", "gửi từ", "được gửi từ", "đã gửi từ", "ipinadala mula sa", "voye soti nan",
        "voye depi", "στάλθηκε από", "εστάλη από", "отправлено из", "отправлено с", "отправлено от",
        "скачать outlook", "надіслано з", "надіслано із", "изпратено от", "послато са", "נשלח מה", "נשלח מ",
        "נשלח מהאייפון", "أرسلت من", "تم الإرسال من", "مرسل من", "ส่งจาก", "发自我的", "发自", "來自我的",
        "从我的", "從我的", "来自我的", "傳送自", "送信元",
    ])

    /// Openers so plain that a device of any name follows: "Sent from my Doogee X5".
    static let personalOpeners = PhraseSet([
        "sent from my", "sent via my", "enviado desde mi", "enviado do meu", "enviado de mi", "envoyé de mon",
        "envoyé depuis mon", "gesendet von meinem", "von meinem", "inviato dal mio", "verstuurd vanaf mijn",
        "verzonden vanaf mijn", "skickat från min", "skickat från mitt", "sendt fra min", "sendt fra mit",
        "wysłane z mojego", "отправлено с моего", "发自我的", "voye soti nan",
    ])

    /// How such a line ends in languages that put the verb last.
    static let endings = PhraseSet([
        "gesendet", "gesendet.", "verzonden", "gönderildi", "gönderilmiştir", "から送信", "より送信", "で送信", "から送信されました",
        "传送", "傳送", "发送", "發送", "寄出", "에서 보냄", "에서 보낸 메일", "küldve", "elküldve", "beziehen",
    ])

    /// What one of its words names; without one, "Sent from my desk" is a person's sentence.
    static let devices = PhraseSet([
        "iphone", "iphonesta", "iphone'a", "iphona", "iphonu", "iphone'umdan", "ipad", "ipadista", "ipadu", "ipod",
        "ios", "android", "android'a", "androidu", "androidista", "blackberry", "samsung", "galaxy", "huawei",
        "xiaomi", "oneplus", "pixel", "nokia", "htc", "motorola", "sony", "lg", "verizon", "t-mobile", "at&t",
        "windows phone", "windows mail", "mail for windows", "mail", "mailbox", "outlook", "outlook.com",
        "yahoo", "yahoo mail", "gmail", "inbox", "proton", "protonmail", "proton mail", "sparrow", "spark",
        "airmail", "polymail", "acompli", "mailspring", "thunderbird", "nine", "aquamail", "bluemail",
        "typemail", "superhuman", "phone", "smartphone", "mobile", "mobile device", "mobile phone", "cell",
        "cell phone", "cellphone", "handheld", "wireless", "tablet", "device", "watch", "mac", "móvil", "celular",
        "teléfono", "dispositivo", "telemóvel", "tablette", "téléphone", "mobil", "handy", "mobiltelefon",
        "smartphone'a", "cellulare", "telefono", "telefoon", "telefon", "telefonen", "telefonu", "telefonum",
        "puhelimesta", "mobiltelefonen", "матрица", "айфон", "телефона", "смартфона", "мобильного", "mail.ru",
        "яндекс.почты", "мобильной", "メール", "手机", "手機", "我的 iphone", "나의 iphone", "내 iphone", "telefòn",
        "iphone的", "iphone发送", "iphone發送", "iphone傳送", "aol", "aol app", "xfinity", "xfinity connect", "comcast",
        "điện thoại", "κινητό", "גלקסי",
    ])
}
