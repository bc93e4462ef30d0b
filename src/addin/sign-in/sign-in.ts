import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

/**
 * Where a sign-in window returns to in clients without nested app auth: it hands the answer to the pane that opened it
 * and closes. Opened by itself it has nothing to hand over.
 */
broadcastResponseToMainFrame().catch(() => window.close());
