/// Texts to begin with, until the city's people have told enough junk from mail: what is sent to every public address and number, written for
/// this project.
enum JunkExamples {
    /// Each as a message that nobody asked for.
    static let junk: [String] = english + texts + otherLanguages

    /// As mail.
    private static let english = [
        "Congratulations! You have been selected as the winner of our annual prize draw. Claim your reward of $5,000 now by clicking the link below.",
        "Your mailbox is almost full. Verify your account within 24 hours or your access will be suspended. Click here to confirm your password.",
        "Dear sir or madam, I am a barrister and have a business proposal of 18.5 million dollars for you. Kindly reply with your bank details.",
        "Boost your website to the first page of Google! Our SEO experts guarantee top ranking and more traffic. Reply for a free quote.",
        "Hi, I came across your website and noticed it could get more leads. We offer web design and digital marketing at affordable prices.",
        "We are a leading manufacturer of LED displays in Shenzhen. Best price, fast delivery. Please see our catalogue attached.",
        "Get approved for a business loan up to $250,000 today. No credit check, low interest. Apply now, funds within 24 hours.",
        "Invoice attached. Your payment is overdue, please open the document and enable editing to see the details of the wire transfer.",
        "Earn $3,000 a week working from home. No experience needed. Limited places, sign up now!",
        "Invest in Bitcoin today and double your money in ten days. Our crypto trading robot makes guaranteed profit.",
        "Cheap viagra and cialis online, no prescription needed. Discreet shipping worldwide. Order now and save 80%.",
        "Hot singles in your area want to meet you tonight. Join free now and see the photos.",
        "Lose 30 pounds in 30 days with this one weird trick. Doctors hate it. Buy now while supplies last.",
        "Unsubscribe at any time. This week's hottest deals: up to 70% off luxury watches, designer bags and sunglasses. Shop now.",
        "FINAL NOTICE: your domain name expires today. Renew immediately to avoid losing your website. Pay here.",
        "We can increase your followers on Instagram and Facebook. 10,000 real followers for only $49. Order today.",
        "Dear beneficiary, your fund of USD 10,500,000 was approved by the United Nations. Contact our agent with your full name and address.",
        "Your package could not be delivered because of an unpaid customs fee. Pay $1.99 here to schedule delivery.",
        "I recorded you through your webcam. Send 0.5 bitcoin to this wallet within 48 hours or the video goes to all your contacts.",
        "Act now! Extended warranty for your vehicle is about to expire. Call our toll free number to renew at a special price.",
        "Guest post inquiry: we would like to publish a sponsored article with a dofollow link on your site. What is your price?",
        "Exclusive offer for your company: email lists of 5 million verified contacts. Buy now and grow your sales.",
        "Your PayPal account has been limited. Log in here to restore full access and confirm your identity.",
        "Play at the best online casino. 200 free spins and 100% welcome bonus. Register now and win real money.",
        "You have an unclaimed tax refund of $1,240.55. Submit the form with your card number to receive it today.",
        "Refinance your mortgage at record low rates. Get a free quote in 60 seconds. Offer ends Friday.",
        "Dear friend, I am the widow of a rich man and wish to donate my fortune to charity through you. God bless.",
        "Upgrade your team with our outsourcing services: developers from $12 an hour. Can we schedule a call this week?",
        "We buy houses for cash, any condition. Get your offer in 24 hours, no fees, no commissions.",
        "Join our webinar on growth hacking and receive a free e-book. Register now, seats are limited.",
        "Dear customer, unusual sign-in activity was detected in your Microsoft account. Review now or your account will be closed.",
        "Premium leads for solar panels in your state. Pay per lead, no contract. Interested?",
    ]

    /// As texts.
    private static let texts = [
        "URGENT! You have won a 1 week FREE membership in our prize jackpot. Txt the word CLAIM to 81010.",
        "FREE entry into our weekly competition, text WIN to 80086 now. T&Cs apply, 18+ only.",
        "Your bank account is locked. Visit secure-login-help.example to unlock it now.",
        "USPS: your parcel is waiting, confirm your address and pay the fee: http://bit.example/x8d",
        "You have been chosen for a $1000 Walmart gift card. Reply YES to claim.",
        "Hi it's Anna from yesterday, I lost your number, add me on WhatsApp +44 7700 900123",
        "Cash loan approved! Get $500 in your account today, go to fastcash.example",
        "Last chance! Half price insurance, call 0800 900 0000 now or reply STOP to opt out",
        "Work part time online, earn 200-500 daily. Contact HR on Telegram @jobs_daily",
        "Your Netflix payment failed. Update your billing at netfIix-billing.example",
        "Congrats! Your number was picked. Call 09061700000 from a landline to claim your 2000 prize. Valid 12 hrs only",
        "Adult chat now! Meet girls near you, 1.50 per msg. Text HOT to 69888",
        "IRS: you owe back taxes. Pay immediately with gift cards to avoid arrest. Call now.",
        "Sale! 50% off all phones today only. Shop at our store online, free delivery, reply STOP to end",
        "E-ZPass: you have an unpaid toll of $6.99. Pay now to avoid a late fee of $50: http://toll.example/pay",
        "Vote for us and we rebuild! Donate $25 before midnight, your gift is 5x matched. http://give.example",
        "Bitcoin signal group, 300% profit last month. Join free on Telegram now",
        "Double glazing offer, no deposit. Reply CALL for a callback",
    ]

    /// In the city's other languages.
    private static let otherLanguages = [
        "¡Felicidades! Usted ganó un premio de 5.000 dólares. Haga clic aquí para reclamarlo hoy mismo.",
        "Su cuenta bancaria ha sido bloqueada. Verifique sus datos y su contraseña en este enlace.",
        "Préstamos rápidos sin aval, dinero en 24 horas. Solicite ahora, tasas bajas.",
        "Gane dinero desde casa, 300 dólares al día sin experiencia. Escríbanos por WhatsApp.",
        "Posicionamos su página web en el primer lugar de Google. Pida su cotización gratis.",
        "Parabéns! Você foi sorteado e ganhou um prêmio de 10.000 reais. Clique no link para resgatar agora.",
        "Seu pacote está retido na alfândega. Pague a taxa neste link para liberar a entrega.",
        "Empréstimo aprovado na hora, sem consulta ao SPC. Chame no WhatsApp e receba hoje.",
        "Ganhe seguidores reais no Instagram por apenas R$29. Compre agora, oferta limitada.",
        "Trabalhe em casa e ganhe 500 por dia, vagas limitadas, inscreva-se já.",
        "Felisitasyon! Ou genyen yon pri 5,000 dola. Klike sou lyen sa a pou reklame li kounye a.",
        "Kont ou bloke. Verifye modpas ou nan lyen sa a anvan 24 èdtan.",
        "Prete lajan rapid san verifikasyon kredi. Rele kounye a.",
        "Travay lakay ou epi touche 300 dola pa jou. Ekri nou sou WhatsApp.",
    ]

    /// As residents write where no request type's own words say it: thanks, questions, short answers, anger, links and prices of their own.
    static let residents: [String] = [
        "Hello", "Hi, is anybody there?", "Thank you so much for your help!", "thanks", "Yes please",
        "No, it is still there.",
        "When is the office open?", "What is the phone number of the clerk?", "Who do I talk to about my taxes?",
        "It is on the corner next to the bank, across from the free clinic.",
        "I called twice and nobody answered. This is ridiculous!!!",
        "Please call me back at 617-555-0123.", "My address is 14 Elm Street, apartment 2.",
        "I paid the $50 parking ticket online and still got a late notice. Can I get a refund?",
        "I attached two pictures of the pothole.", "See the photos here: https://photos.example/album/123",
        "The link on your website to pay my water bill does not work.",
        "I cannot log in to my account on the city's payment page.",
        "My neighbor wrote you about this last week too.", "Is there a fee for a resident permit? How do I apply?",
        "STILL NOT FIXED. Third time I write. Please do something NOW.",
        "Somebody dumped a mattress, two tires and a TV behind the school.",
        "Do you offer free compost bins?", "How do I register to vote?",
        "Can I win the lottery for affordable housing? Where is the application?",
        "I want to donate old books, does the library take them?", "Is city hall closed on Friday?",
        "Somebody called me saying they are from the city and wanted gift cards. Is that a scam?",
        "I got a suspicious text about an unpaid toll. Is it from you?",
        "We need a quote for the block party insurance that the city asks for.",
        "I am a contractor and want to submit my invoice for the sidewalk repair.",
        "Please cancel my request, it was picked up today.",
        "Gracias por su ayuda.", "Buenos días, ¿a qué hora abren?", "Todavía no lo han arreglado.",
        "Pagué la multa y me siguen cobrando.",
        "Obrigado pela ajuda.", "Bom dia, qual é o horário de atendimento?", "Ainda não consertaram.",
        "O link para pagar a conta de água não funciona.",
        "Mèsi anpil pou èd ou.", "Bonjou, a ki lè nou louvri?", "Yo poko ranje li.",
        "Mwen pa ka peye bòdwo dlo a sou entènèt.",
    ]
}
