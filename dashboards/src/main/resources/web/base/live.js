// The stream of figures: connects, connects again, and tells how fresh the data are.

const SILENT_MILLIS = 6000;
const RETRY_MILLIS = 3000;

export class Live {
  /** on.kpis(event, whole), on.alerts(update), on.status(status), on.link('open' or 'lost') */
  constructor(on) {
    this.on = on;
    setInterval(() => this.watch(), 1000);
  }

  /** Follows another question from now on. */
  open(path) {
    this.close();
    this.path = path;
    const source = new EventSource(path);
    this.source = source;
    this.heard = Date.now();
    const receive = handler => event => {
      if (this.source === source) {
        this.heard = Date.now();
        this.on.link('open');
        handler(JSON.parse(event.data));
      }
    };
    source.addEventListener('snapshot', receive(content => this.on.kpis(content, true)));
    source.addEventListener('kpis', receive(content => this.on.kpis(content, false)));
    source.addEventListener('alerts', receive(content => this.on.alerts(content)));
    source.addEventListener('status', receive(content => this.on.status(content)));
    source.addEventListener('error', () => this.source === source && this.lose());
  }

  close() {
    clearTimeout(this.again);
    this.source?.close();
    this.source = null;
  }

  lose() {
    this.on.link('lost');
    if (this.source.readyState === EventSource.CLOSED) {
      clearTimeout(this.again);
      this.again = setTimeout(() => this.open(this.path), RETRY_MILLIS);
    }
  }

  /** A connection that says nothing is no connection. */
  watch() {
    if (this.source && this.source.readyState !== EventSource.CLOSED && Date.now() - this.heard > SILENT_MILLIS) {
      this.on.link('lost');
      this.open(this.path);
    }
  }
}
