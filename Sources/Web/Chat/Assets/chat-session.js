// The resident's side of intake.chat.v1 (channels/chat.md): one conversation, however often its connection breaks.
// What was written and is not acknowledged, and the key with which the conversation goes on, stay in sessionStorage: a
// reload keeps them, closing the window forgets them.

const SILENCE = 15_000; // ms without any answer after which a connection is taken for dead
const QUIET = 45_000; // ms without a word after which we ask whether anybody is there
const LONGEST_WAIT = 60_000; // ms between two attempts
const TYPING_EVERY = 5_000; // ms

export class ChatSession {
  // `view` is told what happens: line(line), scene(scene),
  // position(place), typing(name), rated(survey, state), transcript(state), acknowledged(id, sequence), placeless(id), failed(id), held(isHeld), state(name, attempts), replay(isOn).
  constructor({ endpoint, language, view }) {
    this.endpoint = endpoint;
    this.language = language;
    this.view = view;
    this.place = `intake-chat:${endpoint}`;
    const kept = this.#load();
    this.key = kept.key ?? null;
    this.pending = kept.pending ?? [];
    this.last = 0; // the highest number up to which we have every line
    this.attempts = 0;
    this.questions = 0;
    this.isReady = false;
    this.isStopped = false;
    this.isOver = false; // nothing new is kept any more: what is pending waits for another conversation
    this.lastTyping = 0;
    this.timers = {};
  }

  get hasBegun() { return this.key !== null || this.pending.length > 0; }

  // Takes a text to be sent now or as soon as it can be, and where the resident is if they share it; the id under which it is acknowledged.
  write(text, point) {
    const id = newID();
    this.pending.push(point ? { id, text, point } : { id, text });
    this.#save();
    if (this.isReady) this.#sendNext();
    else this.connect();
    return id;
  }

  typing() {
    const now = Date.now();
    if (!this.isReady || now - this.lastTyping < TYPING_EVERY) return;
    this.lastTyping = now;
    this.socket.send(JSON.stringify({ type: "typing" }));
  }

  // The chat is over for this resident.
  end() { return this.#ask({ type: "end" }); }

  // Scores and words, for the survey with this key.
  rate(survey, answer) { return this.#ask({ type: "rating", survey, ...answer }); }

  // First with an address, then with the code that was sent there.
  transcript(wish) { return this.#ask({ type: "transcript", ...wish }); }

  // False where there is no connection to ask by.
  #ask(frame) {
    if (!this.isReady) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  // Opens the connection unless there is one, or one is being waited for.
  connect() {
    if (this.socket || this.isStopped) return;
    clearTimeout(this.timers.again);
    this.timers.again = undefined;
    this.view.state("connecting", this.attempts);
    const socket = new WebSocket(this.endpoint, "intake.chat.v1");
    this.socket = socket;
    this.#expect();
    socket.onopen = () => socket.send(JSON.stringify(this.#firstFrame()));
    socket.onmessage = (event) => this.#take(JSON.parse(event.data));
    socket.onclose = (event) => this.#closed(event.code);
  }

  // A browser does not say why a connection was refused. Pages of other sites ask beforehand, and every page after a
  // failure, whether there is such a chat and whether they may use it; no answer is no refusal. The answer is a module, so
  // that a page whose content security policy lets this file in lets the answer in as well.
  async ask() {
    const address = new URL(this.endpoint.replace(/^ws/, "http").replace(/socket$/, "allowed.js"));
    if (address.origin === location.origin && this.attempts === 0) return;
    this.questions += 1; // a browser asks one address once
    try {
      const { allowed, exists } = await import(`${address}?${this.questions}`);
      if (allowed || this.isReady || this.isStopped) return;
      if (exists === false) return this.missing();
    } catch { return; }
    console.warn(`intake-chat: ${location.origin} is not among the allowed_origins of this chat channel`);
    this.leave();
    this.view.state("forbidden", this.attempts);
  }

  // There is no such chat, and to try again would not make one.
  missing() {
    console.warn("intake-chat: the gateway has no chat channel of this name");
    this.leave();
    this.view.state("missing", this.attempts);
  }

  // The network is back, or the resident looks at us again: no more waiting.
  hurry() {
    if (this.timers.again !== undefined) this.connect();
    else if (this.isReady) this.#ping();
  }

  // Goes on after it had stopped; `anew` forgets the conversation and begins another, with what was not sent yet.
  resume({ anew = false } = {}) {
    if (anew) this.#forget();
    this.isStopped = false;
    this.attempts = 0;
    this.connect();
  }

  // The element has left the page.
  leave() {
    this.isStopped = true;
    this.#drop();
    clearTimeout(this.timers.again);
    this.timers.again = undefined;
  }

  #firstFrame() {
    return this.key === null
      ? { type: "start", language: this.language }
      : { type: "resume", key: this.key, after: this.last };
  }

  #take(frame) {
    this.#heard();
    switch (frame.type) {
      case "started":
        this.key = frame.key;
        this.#save();
        return this.#ready();
      case "resumed":
        this.goal = frame.sequence;
        // The log may be shorter than we knew, after the city restored it from a copy.
        this.last = Math.min(this.last, frame.sequence);
        this.view.replay(this.last < this.goal);
        return this.#ready();
      case "ack":
        this.#acknowledged(frame.id, frame.sequence);
        // Only a number that follows on is "all up to here"; what lies between comes from the log.
        if (frame.sequence === this.last + 1) this.last = frame.sequence;
        return this.#sendNext();
      case "refused": return frame.code === "outside" ? this.#outside(frame.id) : this.#refused();
      case "message":
      case "scene": return this.#line(frame);
      case "position": return this.view.position(frame.position);
      case "typing": return this.view.typing(frame.name);
      case "rated": return this.view.rated(frame.survey, frame.state);
      case "transcript": return this.view.transcript(frame.state);
    }
  }

  #ready() {
    this.attempts = 0;
    this.isReady = true;
    this.inFlight = null;
    this.view.state("connected", 0);
    this.#sendNext();
  }

  #line(frame) {
    if (frame.sequence <= this.last) return;
    this.last = frame.sequence;
    if (frame.from === "you") this.#settle(frame.id);
    if (frame.type === "scene") this.view.scene(frame);
    else this.view.line(frame);
    if (this.last >= this.goal) this.view.replay(false);
    if (this.inFlight === null) this.#sendNext();
  }

  // One at a time: so what was written first is kept first, whatever breaks in between.
  #sendNext() {
    const next = this.pending[0];
    if (!this.isReady || this.isOver || !next || this.inFlight === next.id) return;
    this.inFlight = next.id;
    this.socket.send(JSON.stringify({ type: "message", id: next.id, text: next.text, point: next.point }));
    this.#expect();
  }

  // The chat was over before it came: neither it nor what was written after it is kept.
  #refused() {
    this.inFlight = null;
    this.isOver = true;
    this.view.held(true);
  }

  // The place is none of the city's: the words go without it.
  #outside(id) {
    const message = this.pending.find((other) => other.id === id);
    if (!message?.point) return;
    delete message.point;
    this.#save();
    this.inFlight = null;
    this.view.placeless(id);
    this.#sendNext();
  }

  #acknowledged(id, sequence) {
    this.#settle(id);
    this.view.acknowledged(id, sequence);
  }

  #settle(id) {
    this.pending = this.pending.filter((message) => message.id !== id);
    if (this.inFlight === id) this.inFlight = null;
    this.#save();
  }

  #closed(code) {
    const wasReady = this.isReady;
    // Too big, or nothing that can be read: written again it would end the next connection, too.
    const refused = code === 1009 || code === 4400 ? this.inFlight : null;
    this.#drop();
    if (this.isStopped) return;
    if (refused) {
      this.#settle(refused);
      this.view.failed(refused);
    }
    if (code >= 4400 && code <= 4499 && code !== 4408) {
      this.isStopped = true;
      return this.view.state(ENDINGS[code] ?? "broken", this.attempts);
    }
    this.attempts += 1;
    // Twice as long each time, and by chance, so that after a restart not everyone comes back in the same instant.
    const longest = Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(this.attempts - 1, 10));
    this.timers.again = setTimeout(() => this.connect(), longest * (0.5 + Math.random() / 2));
    this.view.state("waiting", this.attempts);
    if (!wasReady) this.ask();
  }

  #drop() {
    clearTimeout(this.timers.silence);
    clearTimeout(this.timers.quiet);
    const socket = this.socket;
    this.socket = undefined;
    this.isReady = false;
    this.inFlight = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  // An answer must come, or the connection is dead: a phone that changed its network is not told.
  #expect() {
    clearTimeout(this.timers.silence);
    this.timers.silence = setTimeout(() => this.#closed(1006), SILENCE);
  }

  #heard() {
    clearTimeout(this.timers.silence);
    clearTimeout(this.timers.quiet);
    this.timers.quiet = setTimeout(() => this.#ping(), QUIET);
  }

  #ping() {
    if (!this.isReady) return;
    this.socket.send(JSON.stringify({ type: "ping" }));
    this.#expect();
  }

  #forget() {
    this.key = null;
    this.last = 0;
    this.goal = 0;
    if (this.isOver) this.view.held(false);
    this.isOver = false;
    this.#save();
  }

  // A browser that stores nothing still chats, until the page is left.
  #load() {
    try { return JSON.parse(sessionStorage.getItem(this.place)) ?? {}; } catch { return {}; }
  }

  #save() {
    try {
      sessionStorage.setItem(this.place, JSON.stringify({ key: this.key, pending: this.pending }));
    } catch { /* no room, or not allowed: what is in memory still counts */ }
  }
}

// What the close codes that end a conversation for now mean to the resident; the others are our defect: "broken".
const ENDINGS = { 4404: "ended", 4409: "elsewhere", 4429: "tooMany" };

// randomUUID is there in secure contexts only, getRandomValues everywhere.
function newID() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
