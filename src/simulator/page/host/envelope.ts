/** A message of office.js's cross-document protocol; it travels as a JSON string. */
export interface OfficeRequest {
  _messageType: 0;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _origin: string;
  _data: unknown;
  /** 0 invoke, 1 register for an event, 2 unregister. */
  _actionType: 0 | 1 | 2;
  _serializerVersion: number;
}

/** `_errorCode` of an answer: none, or "no such method". */
export const noError = 0;
export const errorInRequest = -1;

/** Reads a message; null for everything that is not a request of office.js. */
export function readRequest(data: unknown): OfficeRequest | null {
  if (typeof data !== 'string' || !data.startsWith('{')) return null;
  try {
    const message = JSON.parse(data) as Partial<OfficeRequest>;
    return message._messageType === 0 && typeof message._actionName === 'string' ? (message as OfficeRequest) : null;
  } catch {
    return null;
  }
}

export function reply(request: OfficeRequest, data: unknown, errorCode: number): string {
  return envelope(request._actionName, request._conversationId, request._correlationId, data, errorCode, 0);
}

/** An event the pane registered for. */
export function event(name: string, conversationId: string, data: unknown): string {
  return envelope(name, conversationId, -1, data, noError, 1);
}

function envelope(name: string, conversationId: string, correlationId: number, data: unknown, errorCode: number, responseType: 0 | 1): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: name,
    _conversationId: conversationId,
    _correlationId: correlationId,
    _origin: location.origin,
    _data: data,
    _errorCode: errorCode,
    _responseType: responseType,
    _serializerVersion: 1,
  });
}
