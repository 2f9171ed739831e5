import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Server as HttpsServer } from 'node:https';

/**
 * Requests with `Expect: 100-continue` (RFC 9110 §10.1.1) whose caller still waits: it sends its body when a stage
 * of the pipeline opens it, and nothing at all when it is refused before.
 */
export interface ContinueControl {
  /** Tells the caller to send its body, if it waits for that. */
  tellToSend(message: IncomingMessage, response: ServerResponse): void;
  /** Whether the caller was never told to send: the connection cannot serve another request. */
  isWaiting(message: IncomingMessage): boolean;
}

/** @param isOurs whether a path is answered by the API; for the others the body is asked for at once */
export function controlContinue(
  server: HttpServer | HttpsServer,
  isOurs: (path: string) => boolean,
): ContinueControl {
  const waiting = new WeakSet<IncomingMessage>();
  server.on('checkContinue', (message: IncomingMessage, response: ServerResponse) => {
    if (isOurs(message.url ?? '')) waiting.add(message);
    else response.writeContinue();
    server.emit('request', message, response);
  });
  return {
    tellToSend: (message, response) => {
      if (waiting.delete(message)) response.writeContinue();
    },
    isWaiting: (message) => waiting.has(message),
  };
}
