import type { Folder, HostTokens, MailItem, MailLine, MailPreview, SinkDetails, SinkMessage, SinkMode } from '../wire.ts';

/** Requests to the simulator's own server. Each rejects when the answer is not a success. */
async function ask(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function read<Answer>(path: string): Promise<Answer> {
  return (await (await ask(path)).json()) as Answer;
}

function write(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown): Promise<Response> {
  return ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

const mailPath = (id: string) => `/mailbox/mails/${encodeURIComponent(id)}`;

export const mails = {
  list: () => read<MailLine[]>('/mailbox/mails'),
  open: (id: string) => read<MailItem>(mailPath(id)),
  preview: (id: string) => read<MailPreview>(`${mailPath(id)}/preview`),
  original: async (id: string) => (await ask(`${mailPath(id)}/original`)).blob(),
  attachment: async (id: string, index: number) => (await ask(`${mailPath(id)}/attachments/${index}`)).blob(),
  change: (id: string, change: { folder?: Folder; isRead?: boolean }) => write('PATCH', mailPath(id), change),
  add: async (file: Blob) => (await ask('/demo/mails', { method: 'POST', headers: { 'content-type': 'message/rfc822' }, body: file })).json() as Promise<{ id: string }>,
  bodyAddress: (id: string, theme: 'light' | 'dark') => `${mailPath(id)}/body?theme=${theme}`,
};

export const exchange = {
  settings: (person: string) => read<Record<string, string>>(`/mailbox/settings/${person}`),
  keepSettings: (person: string, kept: Record<string, string>) => write('PUT', `/mailbox/settings/${person}`, kept),
  properties: async (person: string, id: string) => (await read<{ properties: string }>(`/mailbox/properties/${person}/${id}`)).properties,
  keepProperties: (person: string, id: string, properties: string) => write('PUT', `/mailbox/properties/${person}/${id}`, { properties }),
  tokens: async (person: string) => (await write('POST', '/nested-app-auth', { person })).json() as Promise<HostTokens>,
};

export const sink = {
  list: () => read<SinkMessage[]>('/sink/messages'),
  details: (id: string) => read<SinkDetails>(`/sink/messages/${id}/details`),
  mode: async () => (await read<{ mode: SinkMode }>('/sink/behaviour')).mode,
  behave: (mode: SinkMode) => write('POST', '/sink/behaviour', { mode }),
  rawAddress: (id: string) => `/sink/messages/${id}`,
};
