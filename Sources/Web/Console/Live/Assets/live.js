// A page's side of intake.desk.v1: one stream of numbered frames, however often its connection breaks. What was missed meanwhile is
// sent again; where too much was, everything is told anew.

const LONGEST_WAIT = 30_000; // ms between two attempts
const PATIENCE = 40_000; // ms without a word after which a connection is taken for dead
const QUIET = 15_000; // ms without a word after which we ask whether anybody is there

export class Live extends EventTarget {
  constructor() {
    super();
    this.stream = null;
    this.last = 0;
    this.attempts = 0;
    this.offset = 0; // our clock minus the server's
    this.wanted = new Map(); // what to ask for on a new stream, by type
    this.waiting = new Map(); // answers, by the frame's id
    this.isOver = false;
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.#hurry(); });
    this.#connect();
    setInterval(() => this.#beat(), 5_000);
  }

  get isOpen() { return this.socket?.readyState === WebSocket.OPEN && this.isWelcome; }

  // Asks to hear of something, now and on every later stream.
  want(frame) {
    this.wanted.set(frame.type, frame);
    if (this.isOpen) this.#send(frame);
  }

  tell(frame) { if (this.isOpen) this.#send(frame); }

  // Something that is answered: the answering frame, or null where nobody can answer now.
  ask(frame) {
    if (!this.isOpen) return Promise.resolve(null);
    const id = crypto.randomUUID();
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      setTimeout(() => this.#answer(id, null), 10_000);
      this.#send({ ...frame, id });
    });
  }

  // Milliseconds until a moment of the server's.
  until(moment) { return moment + this.offset - Date.now(); }

  #connect() {
    if (this.isOver) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    const address = new URL("/desk/socket", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address, "intake.desk.v1");
    this.socket = socket;
    this.isWelcome = false;
    this.heardAt = Date.now();
    socket.onopen = () => this.#send({ type: "hello", ...(this.stream && { stream: this.stream, after: this.last }) });
    socket.onmessage = (event) => { if (this.socket === socket) this.#take(JSON.parse(event.data)); };
    socket.onclose = (event) => { if (this.socket === socket) this.#closed(event.code); };
  }

  #send(frame) { this.socket.send(JSON.stringify(frame)); }

  #take(frame) {
    this.heardAt = Date.now();
    if (frame.seq) this.last = frame.seq;
    if (frame.id) this.#answer(frame.id, frame);
    if (frame.type === "welcome") {
      this.offset = Date.now() - frame.now;
      this.attempts = 0;
      this.isWelcome = true;
      this.stream = frame.stream;
      // The gateway was started anew: it knows nobody's place any more.
      this.isRestarted = this.epoch !== undefined && this.epoch !== frame.epoch;
      this.epoch = frame.epoch;
      if (!frame.resumed) this.last = 0;
      for (const wanted of this.wanted.values()) {
        if (!frame.resumed || wanted.type === "look") this.#send(wanted);
      }
    }
    this.dispatchEvent(new CustomEvent(frame.type, { detail: frame }));
  }

  #answer(id, frame) {
    this.waiting.get(id)?.(frame);
    this.waiting.delete(id);
  }

  #closed(code) {
    this.isWelcome = false;
    for (const id of [...this.waiting.keys()]) this.#answer(id, null);
    if (code === 4401) this.isOver = true;
    const again = code === 4409 || code === 4400 || code === 4408 ? LONGEST_WAIT : 500 * 2 ** this.attempts;
    this.attempts += 1;
    this.dispatchEvent(new CustomEvent("lost", { detail: { isOver: this.isOver } }));
    if (!this.isOver) {
      const wait = Math.min(LONGEST_WAIT, again) * (0.75 + Math.random() / 2);
      this.timer = setTimeout(() => this.#connect(), wait);
    }
  }

  #beat() {
    if (this.isOver || this.timer !== undefined) return;
    const silence = Date.now() - this.heardAt;
    if (silence > PATIENCE) {
      const socket = this.socket;
      this.socket = null;
      socket.close();
      this.#closed(1006);
    } else if (silence > QUIET && this.isOpen) this.#send({ type: "ping" });
  }

  #hurry() { if (this.timer !== undefined) this.#connect(); }
}
