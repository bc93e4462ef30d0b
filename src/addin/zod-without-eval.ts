import { config } from 'zod';

/**
 * zod speeds itself up with `new Function`, which the page's CSP forbids and reports (`security 2`). To be imported
 * before any schema is made.
 */
config({ jitless: true });
