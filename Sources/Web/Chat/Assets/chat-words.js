// What the widget says, in the city's languages. {name} stands for a value.

const english = {
  title: "Chat with {city}", city: "The city", you: "You",
  welcome: "Tell us what you need or what is wrong, and where. You get a tracking number at once.",
  emergency: "If someone is in danger, call 911.",
  label: "Your message", hint: "Enter sends. Shift and Enter begin a new line.", send: "Send",
  log: "Conversation", sending: "Sending…", sent: "Sent", notSent: "Not sent",
  announceSent: "Your message was sent.", announceNotSent: "Your message was not sent.",
  idle: "Ready", connecting: "Connecting…", connected: "Connected",
  waiting: "No connection. Trying again… What you wrote is kept in this window.",
  away: "We cannot be reached right now, and keep trying. Leave this window open, or come back later.",
  call: "You can also call {phone}.",
  ended: "This conversation has ended.", elsewhere: "You have this chat open in other windows.",
  tooMany: "That was more than we can take at once. Please wait a minute.",
  broken: "The chat does not work here. Please reload the page.",
  missing: "This chat does not exist.",
  forbidden: "The chat cannot be used on this website. It works on the city's own page.",
  anew: "Start a new chat", here: "Go on here", again: "Try again", page: "Open the chat page",
  tooLong: "This message is too long. Please send it in two parts.",
};

const spanish = {
  title: "Chat con {city}", city: "La ciudad", you: "Usted",
  welcome: "Díganos qué necesita o cuál es el problema, y dónde. Recibirá enseguida un número de seguimiento.",
  emergency: "Si alguien está en peligro, llame al 911.",
  label: "Su mensaje", hint: "Intro envía. Mayúsculas e Intro empiezan una línea nueva.", send: "Enviar",
  log: "Conversación", sending: "Enviando…", sent: "Enviado", notSent: "No enviado",
  announceSent: "Su mensaje fue enviado.", announceNotSent: "Su mensaje no fue enviado.",
  idle: "Listo", connecting: "Conectando…", connected: "Conectado",
  waiting: "Sin conexión. Intentando de nuevo… Lo que escribió se conserva en esta ventana.",
  away: "En este momento no estamos disponibles; seguimos intentando. Deje abierta esta ventana o vuelva más tarde.",
  call: "También puede llamar al {phone}.",
  ended: "Esta conversación ha terminado.", elsewhere: "Tiene este chat abierto en otras ventanas.",
  tooMany: "Es más de lo que podemos recibir a la vez. Espere un minuto, por favor.",
  broken: "El chat no funciona aquí. Vuelva a cargar la página, por favor.",
  missing: "Este chat no existe.",
  forbidden: "El chat no se puede usar en este sitio web. Funciona en la página de la ciudad.",
  anew: "Empezar otro chat", here: "Seguir aquí", again: "Intentar de nuevo", page: "Abrir la página del chat",
  tooLong: "Este mensaje es demasiado largo. Envíelo en dos partes, por favor.",
};

const portuguese = {
  title: "Chat com {city}", city: "A cidade", you: "Você",
  welcome: "Diga do que precisa ou qual é o problema, e onde. Você recebe na hora um número de protocolo.",
  emergency: "Se alguém estiver em perigo, ligue para 911.",
  label: "Sua mensagem", hint: "Enter envia. Shift e Enter começam uma nova linha.", send: "Enviar",
  log: "Conversa", sending: "Enviando…", sent: "Enviada", notSent: "Não enviada",
  announceSent: "Sua mensagem foi enviada.", announceNotSent: "Sua mensagem não foi enviada.",
  idle: "Pronto", connecting: "Conectando…", connected: "Conectado",
  waiting: "Sem conexão. Tentando de novo… O que você escreveu fica guardado nesta janela.",
  away: "Não estamos disponíveis agora e continuamos tentando. Deixe esta janela aberta ou volte mais tarde.",
  call: "Você também pode ligar para {phone}.",
  ended: "Esta conversa terminou.", elsewhere: "Você tem este chat aberto em outras janelas.",
  tooMany: "É mais do que podemos receber de uma vez. Espere um minuto, por favor.",
  broken: "O chat não funciona aqui. Recarregue a página, por favor.",
  missing: "Este chat não existe.",
  forbidden: "O chat não pode ser usado neste site. Ele funciona na página da cidade.",
  anew: "Começar outro chat", here: "Continuar aqui", again: "Tentar de novo", page: "Abrir a página do chat",
  tooLong: "Esta mensagem é longa demais. Envie em duas partes, por favor.",
};

const haitianCreole = {
  title: "Chat ak {city}", city: "Vil la", you: "Ou menm",
  welcome: "Di nou sa ou bezwen oswa ki pwoblèm ki genyen, ak ki kote. W ap resevwa yon nimewo swivi touswit.",
  emergency: "Si yon moun an danje, rele 911.",
  label: "Mesaj ou a", hint: "Enter voye mesaj la. Shift ak Enter kòmanse yon lòt liy.", send: "Voye",
  log: "Konvèsasyon", sending: "N ap voye l…", sent: "Voye", notSent: "Pa voye",
  announceSent: "Mesaj ou a ale.", announceNotSent: "Mesaj ou a pa ale.",
  idle: "Pare", connecting: "N ap konekte…", connected: "Konekte",
  waiting: "Pa gen koneksyon. N ap eseye ankò… Sa ou ekri a rete nan fenèt sa a.",
  away: "Ou pa ka jwenn nou kounye a, n ap kontinye eseye. Kite fenèt sa a louvri, oswa tounen pita.",
  call: "Ou ka rele {phone} tou.",
  ended: "Konvèsasyon sa a fini.", elsewhere: "Chat sa a louvri nan lòt fenèt.",
  tooMany: "Sa se plis pase sa nou ka pran yon sèl kou. Tanpri tann yon minit.",
  broken: "Chat la pa mache isit la. Tanpri rechaje paj la.",
  missing: "Chat sa a pa egziste.",
  forbidden: "Ou pa ka sèvi ak chat la sou sit entènèt sa a. Li mache sou paj vil la.",
  anew: "Kòmanse yon lòt chat", here: "Kontinye isit la", again: "Eseye ankò", page: "Ouvri paj chat la",
  tooLong: "Mesaj sa a twò long. Tanpri voye l an de pati.",
};

const all = { en: english, es: spanish, pt: portuguese, ht: haitianCreole };

// The first of the wishes that is one of ours, as "es" for "es-MX"; English where none is.
export function languageFor(wishes) {
  return wishes.map((wish) => wish?.toLowerCase().split("-")[0]).find((wish) => wish in all) ?? "en";
}

// Gives a function from a word's name and values to the words.
export function wordsIn(language) {
  return (name, values = {}) => all[language][name].replace(/\{(\w+)\}/g, (_, value) => values[value] ?? "");
}
