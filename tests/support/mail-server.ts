import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type TakenMail = { to: string[]; from: string; raw: Buffer };
/** How to treat one mail: by recipient. `drop` keeps the mail and hangs up instead of saying so (R7). */
export type Behaviour = 'ok' | 'refuse' | 'later' | 'hang' | 'drop';

/** A real SMTP server on loopback that keeps what it takes. */
export async function mailServer(behave: (recipient: string) => Behaviour = () => 'ok') {
  const taken: TakenMail[] = [];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo({ address }, _session, callback) {
      const mode = behave(address);
      if (mode === 'hang') return;
      if (mode === 'refuse') callback(Object.assign(new Error('5.7.1 not here'), { responseCode: 550 }));
      else if (mode === 'later') callback(Object.assign(new Error('4.3.2 come back'), { responseCode: 451 }));
      else callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const { mailFrom } = session.envelope;
        taken.push({ to, from: mailFrom === false ? '' : mailFrom.address, raw: Buffer.concat(chunks) });
        if (to.some((address) => behave(address) === 'drop')) for (const socket of sockets) {
          if (socket.remotePort === session.remotePort) socket.destroy();
        }
        else callback(null, 'kept');
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    taken,
    url: `smtp://127.0.0.1:${String(port)}`,
    close: () => new Promise<void>((resolve) => {
      server.close(() => { resolve(); });
      for (const socket of sockets) socket.destroy();
    }),
  };
}
