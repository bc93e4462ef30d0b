/** Nothing listens there and no policy allows it: a request to it fails as one without network does. */
const nowhere = 'http://127.0.0.1:1/';

/**
 * Lets every request of the pane fail while the simulated client is offline, with the browser's own network error:
 * requests are sent to an address that cannot answer. What is under way when the network goes is cut.
 */
export function createNetworkSwitch(): (online: boolean) => void {
  let online = true;
  const underWay = new Set<XMLHttpRequest>();
  const cut = new Set<AbortController>();

  const nativeFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (!online) return nativeFetch(nowhere, { mode: 'no-cors', cache: 'no-store', ...(init?.signal ? { signal: init.signal } : {}) });
    const controller = new AbortController();
    cut.add(controller);
    init?.signal?.addEventListener('abort', () => controller.abort(init.signal?.reason));
    if (init?.signal?.aborted === true) controller.abort(init.signal.reason);
    try {
      return await nativeFetch(input, { ...init, signal: controller.signal });
    } finally {
      cut.delete(controller);
    }
  };

  const { open, send } = XMLHttpRequest.prototype;
  const opened = new WeakMap<XMLHttpRequest, string>();
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, method: string, ...rest: unknown[]) {
    opened.set(this, method);
    Reflect.apply(open, this, [method, ...rest]);
  };
  XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, body?: Document | XMLHttpRequestBodyInit | null) {
    // Opened again at an address that cannot answer: `error` comes from the browser, in its own time and order.
    if (!online) Reflect.apply(open, this, [opened.get(this) ?? 'GET', nowhere, true]);
    underWay.add(this);
    this.addEventListener('loadend', () => underWay.delete(this));
    return Reflect.apply(send, this, [online ? body : null]);
  };

  const beacon = navigator.sendBeacon.bind(navigator);
  navigator.sendBeacon = (address, data) => online && beacon(address, data);
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });

  return (next) => {
    if (next === online) return;
    online = next;
    if (!online) {
      for (const request of underWay) {
        Reflect.apply(open, request, [opened.get(request) ?? 'GET', nowhere, true]);
        Reflect.apply(send, request, [null]);
      }
      for (const controller of cut) controller.abort(new TypeError('Failed to fetch'));
    }
    window.dispatchEvent(new Event(online ? 'online' : 'offline'));
  };
}
