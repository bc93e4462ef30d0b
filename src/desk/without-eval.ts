import { config } from 'zod';

// zod tries `new Function` when the first schema is made, which the page's policy refuses and reports (security 2). Has to be
// imported before anything that makes a schema.
config({ jitless: true });
