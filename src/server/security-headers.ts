import type { FastifyInstance } from 'fastify';

/** Everything a page could ask of the device; we ask nothing. Writing to the clipboard stays with our own pages (copy buttons). */
const denied = [
  'accelerometer', 'autoplay', 'browsing-topics', 'camera', 'clipboard-read', 'display-capture', 'encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid',
  'identity-credentials-get', 'idle-detection', 'keyboard-map', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'otp-credentials', 'payment', 'picture-in-picture',
  'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access', 'sync-xhr', 'usb', 'window-management', 'xr-spatial-tracking',
];
const permissionsPolicy = [...denied.map((feature) => `${feature}=()`), 'clipboard-write=(self)'].join(', ');

/** What every answer of either listener carries (security 3). Pages and data add their own CSP and caching. */
export function securityHeaders(app: FastifyInstance, { https }: { https: boolean }): void {
  app.addHook('onRequest', async (_request, reply) => {
    void reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('permissions-policy', permissionsPolicy);
    if (https) void reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
}
