import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SinkMode } from '../wire.ts';
import type { SinkStore } from './sink-store.ts';

export interface Sink {
  port: number;
  mode(): SinkMode;
  behave(mode: SinkMode): void;
  close(): Promise<void>;
}

/**
 * The demo's mail server: takes every mail, sends none on. `behave` makes it fail as real ones do:
 * `refuse` answers 550, `later` 451, `hang` never answers MAIL FROM, `drop-after-dot` keeps the mail and hangs up
 * instead of saying so (the case in which SMTP cannot be exactly once, R7).
 */
export async function startSink(store: SinkStore, options: { port: number; host?: string }): Promise<Sink> {
  let mode: SinkMode = 'ok';
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    name: 'sink.linden.example',
    banner: 'Heads-Up demo sink',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 1000,
    onMailFrom(_address, _session, callback) {
      if (mode === 'hang') return;
      callback(refusal(mode));
    },
    onData(stream, session, callback) {
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) };
      store.keep(stream, envelope).then(
        ({ id }) => {
          if (mode !== 'drop-after-dot') return callback(null, `kept as ${id}`);
          for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
          return undefined;
        },
        () => callback(Object.assign(new Error('the sink could not store the mail'), { responseCode: 452 })),
      );
    },
  });
  // A peer that hangs up in the middle is everyday SMTP, not a fault of the demo.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  server.listen(options.port, options.host ?? '127.0.0.1');
  // Not through the wrapper's own events: its error handler above would swallow "address in use".
  await once(server.server, 'listening');

  return {
    port: (server.server.address() as AddressInfo).port,
    mode: () => mode,
    behave: (next) => {
      mode = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function refusal(mode: SinkMode): Error | null {
  if (mode === 'refuse') return Object.assign(new Error('5.7.1 the sink was told to refuse'), { responseCode: 550 });
  if (mode === 'later') return Object.assign(new Error('4.3.2 the sink was told to ask for later'), { responseCode: 451 });
  return null;
}
