/*
 * What today's Outlook has and the published office.js of 2022 has not: getAsFileAsync, nested app auth, officeTheme, and
 * the network switch of the simulator. A script of its own beside the unmodified library; loaded after it and before the
 * pane, so that its onReady callback comes first.
 */
import type { Additions, OfficeTheme, ToHost, ToPane } from '../host/additions.ts';
import { createNetworkSwitch } from './network.ts';

interface AsyncResult {
  status: 'succeeded' | 'failed';
  value: unknown;
  error?: { code: number; name: string; message: string };
  asyncContext: unknown;
}
type Callback = (result: AsyncResult) => void;
interface Options {
  asyncContext?: unknown;
}
interface OfficeWindow {
  Office: { onReady(callback: () => void): unknown; context: { mailbox?: { item: object | null | undefined } } };
  OSF: {
    DDA: { Theming: { OfficeThemeChangedEventArgs: unknown } };
    _OfficeAppFactory: { getId(): string; getClientEndPoint(): { invoke(method: string, callback: (code: number, data: unknown) => void, parameters: object): void } };
  };
  nestedAppAuthBridge?: object;
}

const office = window as unknown as OfficeWindow;
const getAsFile = 204;

const name = JSON.parse(window.name || '{}') as { xdmInfo?: string; simulator?: Additions };
const hostOrigin = name.xdmInfo?.split('|')[2];
// Without a simulator around it (opened by its address alone) the pane gets nothing from here.
if (name.simulator !== undefined && hostOrigin !== undefined) begin(name.simulator, hostOrigin);

function begin(start: Additions, origin: string): void {
  let additions = start;
  const toHost = (message: ToHost) => window.parent.postMessage(message, origin);
  const setOnline = createNetworkSwitch();
  setOnline(additions.online);
  const bridge = additions.nestedAppAuth && office.nestedAppAuthBridge === undefined ? createBridge(toHost) : null;
  if (bridge !== null) office.nestedAppAuthBridge = bridge.object;

  window.addEventListener('message', ({ source, origin: from, data }: MessageEvent<ToPane | null>) => {
    if (source !== window.parent || from !== origin || typeof data !== 'object' || data === null) return;
    if (data.simulator === 'nested-app-auth') bridge?.deliver(data.response);
    if (data.simulator === 'additions') {
      additions = data.additions;
      // A reload of the pane reads the name again.
      window.name = JSON.stringify({ ...name, simulator: additions });
      setOnline(additions.online);
    }
  });

  office.Office.onReady(() => {
    const { mailbox } = office.Office.context;
    if (mailbox === undefined) return;
    if (additions.theme !== null) addTheme(() => additions.theme);
    // The library makes a new item on each ItemChanged; each is completed as it is set.
    let item = complete(mailbox.item);
    Object.defineProperty(mailbox, 'item', { configurable: true, enumerable: true, get: () => item, set: (next: object | null | undefined) => (item = complete(next)) });
  });

  function complete(item: object | null | undefined): object | null | undefined {
    if (item === null || item === undefined) return item;
    const [, minor = 0] = additions.requirementSet.split('.').map(Number);
    // Methods of later sets do not exist in an older client; the library has them all.
    const absent = minor < 8 ? { getAllInternetHeadersAsync: { value: undefined }, getAttachmentContentAsync: { value: undefined } } : {};
    const added = minor >= 14 ? { getAsFileAsync: { value: getAsFileAsync } } : {};
    return Object.create(item, { ...absent, ...added }) as object;
  }
}

function getAsFileAsync(first: Options | Callback, second?: Callback): void {
  const callback = typeof first === 'function' ? first : second;
  const asyncContext = typeof first === 'function' ? undefined : first.asyncContext;
  const factory = office.OSF._OfficeAppFactory;
  const parameters = { MethodData: { ControlId: factory.getId(), DispatchId: getAsFile } };
  factory.getClientEndPoint().invoke('ExecuteMethod', (code, data) => {
    const answer = data as { error?: boolean; errorCode?: number; data?: unknown } | null;
    if (code === 0 && answer !== null && answer.error !== true) return callback?.({ status: 'succeeded', value: answer.data, asyncContext });
    const error = { code: answer?.errorCode ?? 9002, name: 'InternalServerError', message: 'An internal error has occurred.' };
    return callback?.({ status: 'failed', value: undefined, error, asyncContext });
  }, parameters);
}

/** `window.nestedAppAuthBridge` as Outlook defines it; MSAL finds it by that name. */
function createBridge(toHost: (message: ToHost) => void) {
  const listeners = new Set<(response: string) => void>();
  return {
    object: {
      addEventListener: (_event: string, listener: (response: string) => void) => listeners.add(listener),
      removeEventListener: (_event: string, listener: (response: string) => void) => listeners.delete(listener),
      postMessage: (request: string) => toHost({ simulator: 'nested-app-auth', request }),
    },
    deliver: (response: string) => {
      for (const listener of listeners) listener(response);
    },
  };
}

/**
 * `Office.context.officeTheme`. Its change comes through the library's own event; but the library of 2022 would make a
 * colour of `isDarkTheme`, which it does not know, so the event's argument is made here.
 */
function addTheme(theme: () => OfficeTheme | null): void {
  Object.defineProperty(office.Office.context, 'officeTheme', { configurable: true, enumerable: true, get: () => theme() ?? undefined });
  office.OSF.DDA.Theming.OfficeThemeChangedEventArgs = function (this: object, properties: { OfficeThemeData: [string] }) {
    Object.assign(this, { type: 'officeThemeChanged', officeTheme: JSON.parse(properties.OfficeThemeData[0]) as OfficeTheme });
  };
}
