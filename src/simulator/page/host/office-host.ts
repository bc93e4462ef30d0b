import type { MailItem } from '../../wire.ts';
import type { ToHost, ToPane } from './additions.ts';
import { answerCall, type HostServices } from './calls.ts';
import { additionsOf, appContext, initialData, type Conversation } from './context.ts';
import { errorInRequest, event, noError, readRequest, reply, type OfficeRequest } from './envelope.ts';
import { createNestedAppAuth, type TokenSource } from './nested-app-auth.ts';

export interface OfficeHost {
  /** Tells a pinned pane that another mail, or none, is open. */
  itemChanged(mail: MailItem | null): void;
  /** Theme or network of the client changed while the pane is open. */
  clientChanged(): void;
  end(): void;
}

export interface HostParts {
  frame: HTMLIFrameElement;
  /** Origin of the pane; messages from anywhere else are not looked at. */
  paneOrigin: string;
  conversation: Conversation;
  services: HostServices;
  /** The open mail, once it has been read; null when none is open. */
  firstMail(): Promise<MailItem | null>;
  roamingSettings(): Promise<Record<string, string>>;
  tokens: TokenSource;
  /** The pane's office.js has got its item: the pane is alive. */
  ready(): void;
  /** Tab or Escape left the pane: office.js takes these keys over, so the host must move the focus. */
  leave(direction: 'forward' | 'back' | 'out'): void;
}

const itemChangedEvent = 'olkItemSelectedChanged';
const themeChangedEvent = 'officeThemeChanged';
const closeContainer = 97;
/** Actions of ContextActivationManager_notifyHost that hand the focus back: Tab, Shift+Tab, Escape, and "nothing to focus". */
const leaving: Record<number, 'forward' | 'back' | 'out'> = { 13: 'forward', 14: 'back', 15: 'out', 17: 'forward', 18: 'back' };

/** Speaks office.js's protocol with one pane: what Outlook on the web does around an add-in's frame. */
export function createOfficeHost({ frame, paneOrigin, conversation, services, firstMail, roamingSettings, tokens, ready, leave }: HostParts): OfficeHost {
  const registered = new Set<string>();
  // What the pane knows: a call that was on its way while another mail was opened is still about this one.
  let announced: MailItem | null = null;
  let begun = false;
  let shownTheme = JSON.stringify(additionsOf(services.client()).theme);
  const answerAuth = createNestedAppAuth(tokens);
  const post = (message: string | ToPane) => frame.contentWindow?.postMessage(message, paneOrigin);

  async function answer(request: OfficeRequest): Promise<unknown> {
    const data = request._data as { ApiParams?: Record<string, unknown>; MethodData?: { DispatchId: number }; DdaMethod?: { DispatchId: number } } | undefined;
    switch (request._actionName) {
      case 'ContextActivationManager_getAppContextAsync':
        return appContext(services.client(), conversation, await roamingSettings());
      case 'ContextActivationManager_notifyHost': {
        const direction = leaving[(request._data as [string, number])[1]];
        if (direction !== undefined) leave(direction);
        return null;
      }
      case 'GetInitialData': {
        announced = await firstMail();
        ready();
        return initialData(services.client(), announced);
      }
      case 'ExecuteMethod':
        return answerCall(services, announced, data?.MethodData?.DispatchId ?? -1, data?.ApiParams);
      case 'executeMethod':
        if (data?.DdaMethod?.DispatchId === closeContainer) services.closePane();
        return { Error: 0, Version: 1 };
      default:
        return undefined;
    }
  }

  async function handle(request: OfficeRequest): Promise<void> {
    if (request._actionType !== 0) {
      if (request._actionType === 1) registered.add(request._actionName);
      else registered.delete(request._actionName);
      post(reply(request, { Error: 0, Version: 1 }, noError));
      return;
    }
    const data = await answer(request);
    post(reply(request, data, data === undefined ? errorInRequest : noError));
  }

  const listen = (message: MessageEvent<unknown>) => {
    if (message.source !== frame.contentWindow || message.origin !== paneOrigin) return;
    begun = true;
    const addition = message.data as Partial<ToHost> | null;
    if (typeof addition === 'object' && addition?.simulator === 'nested-app-auth') {
      void answerAuth(addition.request!).then((response) => post({ simulator: 'nested-app-auth', response }));
      return;
    }
    const request = readRequest(message.data);
    if (request !== null && request._conversationId === conversation.id) void handle(request);
  };
  window.addEventListener('message', listen);

  return {
    itemChanged(mail) {
      if (!registered.has(itemChangedEvent)) return;
      announced = mail;
      post(event(itemChangedEvent, conversation.id, mail === null ? '' : initialData(services.client(), mail)));
    },
    clientChanged() {
      // Before its first word the frame has no document of the pane, and its name says what is current.
      if (!begun) return;
      const additions = additionsOf(services.client());
      post({ simulator: 'additions', additions });
      const theme = JSON.stringify(additions.theme);
      if (theme !== shownTheme && registered.has(themeChangedEvent)) post(event(themeChangedEvent, conversation.id, [theme]));
      shownTheme = theme;
    },
    end: () => window.removeEventListener('message', listen),
  };
}
